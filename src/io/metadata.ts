/** What a document's file says of it beside text and annotations, by name. */
export type Metadata = Readonly<Record<string, string>>;

/** The fields of a record as texts: what is no text is its JSON; what is empty is left out. */
export function metadataOf(
  record: object,
  isOther: (key: string) => boolean = () => true,
): Metadata | undefined {
  const fields = Object.entries(record).flatMap(([key, value]: [string, unknown]) => {
    const text = isOther(key) && !isEmpty(value) ? asText(value) : undefined;
    return text === undefined ? [] : [[key, text] as const];
  });
  return fields.length > 0 ? Object.fromEntries(fields) : undefined;
}

/** The value of a text of metadata in a record: numbers and lists are what they were. */
export function metadataValue(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    // What would not be written so again was a text: `007`, `1.0`, a number of twenty digits.
    return typeof value !== "string" && JSON.stringify(value) === text ? value : text;
  } catch {
    return text;
  }
}

/** Metadata as the fields of a record, but for those whose names it needs itself. */
export const metadataFields = (
  metadata: Metadata | undefined,
  isTaken: (key: string) => boolean = () => false,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(metadata ?? {})
      .filter(([key]) => !isTaken(key))
      .map(([key, text]) => [key, metadataValue(text)]),
  );

const asText = (value: unknown): string | undefined =>
  typeof value === "string" ? value : JSON.stringify(value);

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === "" ||
  (typeof value === "object" && Object.keys(value).length === 0);
