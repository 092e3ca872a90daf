import { t } from "../language/words.ts";
import type { Place } from "./importError.ts";
import { DEEPEST_JSON, isTooDeep } from "./jsonDepth.ts";
import { jsonFault } from "./jsonFault.ts";
import { mayHoldNoText, withTextStrings } from "./textStrings.ts";

/** What a file of JSON holds. */
export type JsonContent =
  | {
      readonly kind: "value";
      readonly value: unknown;
      readonly mended?: true;
      /** Whether it is not quite JSON, and was read as it is meant. */
      readonly loose?: true;
    }
  | JsonLines
  | { readonly kind: "broken"; readonly place: Place; readonly fault: string };

/** JSON lines: a value a line, and the lines that are none. */
export interface JsonLines {
  readonly kind: "lines";
  readonly items: readonly JsonItem[];
  readonly faults: readonly Place[];
  /** Whether letters that are no text (NUL, halves of characters) were replaced. */
  readonly mended?: true;
}

/** One of several values of a file. */
export interface JsonItem {
  readonly value: unknown;
  readonly place: Place;
}

/** Reads one JSON value, or one a line. Strings that are no text are mended. */
export function jsonContent(text: string): JsonContent {
  const content = contentAsWritten(text);
  return mayHoldNoText(text) ? mended(content) : content;
}

function mended(content: JsonContent): JsonContent {
  if (content.kind === "broken") return content;
  let isMended = false;
  const textsOf = (value: unknown) =>
    withTextStrings(value, () => {
      isMended = true;
    });
  const made =
    content.kind === "value"
      ? { ...content, value: textsOf(content.value) }
      : {
          ...content,
          items: content.items.map((item) => ({ ...item, value: textsOf(item.value) })),
        };
  return isMended ? { ...made, mended: true } : made;
}

function contentAsWritten(text: string): JsonContent {
  if (text.trim() === "")
    return { kind: "broken", place: {}, fault: t("is empty, JSON was expected") };
  const value = parsed(text);
  if (value !== undefined) return { kind: "value", value };
  const lines = linesAsWritten(text);
  // Few lines of a broken file that is laid out over many are values by themselves.
  if (lines.items.length > lines.faults.length) return lines;
  return broken(text);
}

/** The values of a file: those of its list or lines, or the one that it is. */
export function jsonItems(content: JsonContent): readonly JsonItem[] {
  if (content.kind === "lines") return content.items;
  if (content.kind === "broken") return [];
  if (!Array.isArray(content.value)) return [{ value: content.value, place: {} }];
  return content.value.map((value: unknown, i) => ({ value, place: { record: i + 1 } }));
}

/** What holds a value a line; `first` is the number of its first line. */
export function linesContent(text: string, first = 1): JsonContent {
  const lines = linesAsWritten(text, first);
  return mayHoldNoText(text) ? mended(lines) : lines;
}

function linesAsWritten(text: string, first = 1): JsonLines {
  const items: JsonItem[] = [];
  const faults: Place[] = [];
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const value = parsed(line);
    const place = { line: i + first };
    if (typeof value === "string" || (typeof value === "object" && value !== null)) {
      items.push({ value, place });
    } else faults.push(place);
  }
  return { kind: "lines", items, faults };
}

function broken(text: string): JsonContent {
  if (isTooDeep(text))
    return {
      kind: "broken",
      place: {},
      fault: t("its values lie more than {depth} deep in each other", { depth: DEEPEST_JSON }),
    };
  const { line, found } = jsonFault(text);
  const fault =
    found === ""
      ? t("it ends too early")
      : t("{found} is out of place", { found: JSON.stringify(found) });
  return { kind: "broken", place: { line }, fault: t("not JSON: {fault}", { fault }) };
}

/** Undefined when the text is no JSON, or none that can be read. */
function parsed(text: string): unknown {
  if (isTooDeep(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // engines word it differently, and not all say where
  }
}
