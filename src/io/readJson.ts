import type { z } from "zod";
import { ImportError } from "./importError.ts";
import { jsonFault } from "./jsonFault.ts";

/** Parses JSON; a fault names the file and the line. */
export function parseJson(text: string, file: string): unknown {
  const json = text.replace(/^\ufeff/, "");
  if (json.trim() === "") throw new ImportError(file, {}, "is empty, JSON was expected");
  try {
    return JSON.parse(json);
  } catch {
    // Engines word it differently, and not all say where.
    const { line, found } = jsonFault(json);
    const fault = found === "" ? "it ends too early" : `${JSON.stringify(found)} is out of place`;
    throw new ImportError(file, { line }, `not JSON: ${fault}`);
  }
}

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
