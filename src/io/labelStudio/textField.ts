import { isRecord } from "../isRecord.ts";

/** The fields of a task's data that are texts. */
export const textFields = (data: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(data).flatMap(([key, value]) => (typeof value === "string" ? [key] : []));

/**
 * The field that was annotated: the one that the user chose, that results name as their source, that
 * is called `text`, or else the longest. Undefined where there is no text.
 */
export function textField(
  data: Readonly<Record<string, unknown>>,
  results: readonly unknown[],
  chosen: string | undefined,
): string | undefined {
  const fields = textFields(data);
  const named = results.flatMap((result) => sourceOf(result) ?? []);
  const wanted = [chosen, ...named, "text"].find(
    (key) => key !== undefined && fields.includes(key),
  );
  if (wanted !== undefined) return wanted;
  const length = (key: string) => String(data[key]).length;
  return fields.toSorted((a, b) => length(b) - length(a))[0];
}

/** Results of older versions say where their text is: `"source": "$text"`. */
const sourceOf = (result: unknown): string[] =>
  isRecord(result) && typeof result.source === "string" && result.source.startsWith("$")
    ? [result.source.slice(1)]
    : [];
