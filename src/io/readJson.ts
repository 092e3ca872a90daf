import type { z } from "zod";
import { ImportError } from "../core/importError.ts";

/** Parses JSON; a fault names the file and the line. */
export function parseJson(text: string, file: string): unknown {
  const json = text.replace(/^\ufeff/, "");
  if (json.trim() === "") throw new ImportError(file, {}, "is empty, JSON was expected");
  try {
    return JSON.parse(json);
  } catch (error) {
    const { message } = error as Error;
    const position = /at position (\d+)/.exec(message);
    const line = position
      ? json.slice(0, Number(position[1])).split("\n").length
      : endOfInput.test(message)
        ? json.trimEnd().split("\n").length
        : undefined;
    throw new ImportError(file, { line }, `not JSON: ${message}`);
  }
}

const endOfInput = /end of (JSON )?input/i;

/** Field and fault of a value that does not match its schema: `entities[3].end`, `is missing`. */
export function firstFault(error: z.ZodError): { field: string; fault: string } {
  const issue = error.issues[0];
  const field = issue.path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "");
  const fault = issue.message.replace(/^Invalid input: /, "");
  return { field, fault: fault.endsWith("received undefined") ? "is missing" : fault };
}
