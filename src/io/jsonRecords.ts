import { z } from "zod";
import { firstFault } from "../language/valueFault.ts";
import { t } from "../language/words.ts";
import type { ReadTools } from "./format.ts";
import type { LeaveOut } from "./goldDoc.ts";
import { type Place, placeText } from "./importError.ts";
import { type JsonItem, jsonItems } from "./jsonContent.ts";
import type { Gathering } from "./reading.ts";
import type { SourceFile } from "./sourceFile.ts";

/** Where the records of a file go. */
export interface RecordHost {
  readonly tools: ReadTools;
  readonly into: Gathering;
  /** Whose the records are, for what is told: "doccano's". */
  readonly others: string;
}

/** What is wrong with a record as a whole: the field, and the fault. */
export type RecordFault = string;

/**
 * Gives the records of a file to `read`, which says what is wrong with one or null. A record that
 * cannot be read is left out and told; a file of which none can be read is refused.
 */
export async function readRecords(
  file: SourceFile,
  items: readonly JsonItem[],
  { tools, into, others }: RecordHost,
  read: (item: JsonItem, at: number) => RecordFault | null,
): Promise<void> {
  const { path } = file;
  let first: RecordFault | undefined;
  let readable = 0;
  for (const [i, item] of items.entries()) {
    await tools.step(path, i, items.length);
    const fault = read(item, i);
    if (fault === null) readable++;
    else {
      const field = [item.place.field, fault].filter(Boolean).join(": ");
      first ??= placeText({ ...item.place, field });
      into.leaveOut(others, path, { ...item.place, field });
    }
  }
  if (first !== undefined && readable === 0)
    into.refuse(path, t("none of its records can be read: {first}", { first }));
}

/** The records of a file of JSON; null, and told, when it is broken. Lines that are none are told. */
export function recordsOf(file: SourceFile, into: Gathering): readonly JsonItem[] | null {
  const json = file.json();
  if (!json) return null;
  if (json.kind === "broken") {
    into.refuse(file.path, json.fault, json.place);
    return null;
  }
  if (json.kind === "lines")
    for (const fault of json.faults) into.leaveOut(t("lines that are not JSON"), file.path, fault);
  return jsonItems(json);
}

/** What of a list in a record has the form that is wanted, with its place. */
export interface Listed<T> {
  readonly value: T;
  readonly place: Place;
}

/** Checks the items of a list, one by one; others are left out under `kind` and told. */
export function checkedItems<T>(
  list: readonly unknown[],
  schema: z.ZodType<T>,
  where: { readonly place: Place; readonly field: string },
  kind: string,
  leaveOut: LeaveOut,
): Listed<T>[] {
  return list.flatMap((item, i) => {
    const field = `${where.field}[${i}]`;
    const parsed = schema.safeParse(item);
    if (parsed.success) return [{ value: parsed.data, place: { ...where.place, field } }];
    leaveOut(kind, { ...where.place, field: fieldFault(field, parsed.error) });
    return [];
  });
}

/** A fault with its field, within a field: `spans[3].end: is missing`. */
export function fieldFault(within: string, error: z.ZodError): string {
  const { field, fault } = firstFault(error);
  const joined = field === "" || field.startsWith("[") ? within + field : `${within}.${field}`;
  return [joined.replace(/^\./, ""), fault].filter(Boolean).join(": ");
}

/** An id in a record: tools write strings and numbers. */
export const recordId = z
  .union([z.string(), z.number()], {
    error: ({ input }) =>
      input === undefined ? t("is missing") : t("a string or a number is wanted"),
  })
  .transform(String);
