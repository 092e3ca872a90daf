import type { z } from "zod";
import { ImportError } from "./importError.ts";
import { jsonContent } from "./jsonContent.ts";

/** Parses one JSON value; a fault names the file and the line. */
export function parseJson(text: string, file: string): unknown {
  const content = jsonContent(text.replace(/^\ufeff/, ""));
  if (content.kind === "value") return content.value;
  if (content.kind === "broken") throw new ImportError(file, content.place, content.fault);
  const { line } = content.faults[0] ?? content.items[1].place;
  throw new ImportError(file, { line }, "not JSON: another value begins here");
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
