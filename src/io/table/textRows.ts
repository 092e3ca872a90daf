import { t } from "../../language/words.ts";
import type { ReadTools } from "../format.ts";
import type { Place } from "../importError.ts";
import { metadataOf } from "../metadata.ts";
import type { Gathering } from "../reading.ts";
import { withoutEnding } from "../sourceFile.ts";
import { textDoc } from "../texts/textDoc.ts";
import { type SampledColumn, textColumnOf, titleColumnOf } from "./textColumn.ts";

/** Records of a file of which one column is the text of a document each. */
export interface TextRows {
  readonly path: string;
  readonly columns: readonly string[];
  readonly textColumn: string;
  readonly titleColumn: string | undefined;
}

/** The cells of a record by their columns. */
export type Cells = ReadonlyMap<string, string>;

/** More letters of a title are not needed to know its document. */
const TITLE_LETTERS = 200;

/**
 * Finds where the texts are, by some records, unless the user said it; null where there is no
 * column. The columns are told, so that the user can say another.
 */
export function textRows(
  path: string,
  columns: readonly string[],
  sample: readonly Cells[],
  { tools, into }: { readonly tools: ReadTools; readonly into: Gathering },
): TextRows | null {
  const sampled = columns.map((name): SampledColumn => {
    return { name, cells: sample.map((cells) => cells.get(name) ?? "") };
  });
  const { textColumn: chosen } = tools.choices(path);
  const isThere = chosen !== undefined && columns.includes(chosen);
  const textColumn = isThere ? chosen : textColumnOf(sampled);
  if (textColumn === undefined) return null;
  if (columns.length > 1) into.addTable({ file: path, columns, textColumn });
  return { path, columns, textColumn, titleColumn: titleColumnOf(sampled, textColumn) };
}

/** Adds the document of a record; one without a text is left out and told. */
export function addTextRow(
  { path, textColumn, titleColumn }: TextRows,
  cells: Cells,
  { place, part, parts }: { readonly place: Place; readonly part: number; readonly parts: number },
  { tools, into }: { readonly tools: ReadTools; readonly into: Gathering },
): void {
  const text = cells.get(textColumn) ?? "";
  if (text.trim() === "") {
    into.leaveOut(t("empty texts"), path, { ...place, field: textColumn });
    return;
  }
  const title = titleColumn === undefined ? "" : titleOf(cells.get(titleColumn) ?? "");
  const fileName = tools.nameOf(path);
  const numbered = parts > 1 ? `${withoutEnding(fileName)} ${part + 1}` : fileName;
  const metadata = metadataOf(Object.fromEntries(cells), (column) => column !== textColumn);
  into.addDoc(textDoc(tools, { path, name: title || numbered, part, metadata }, text));
}

const titleOf = (cell: string): string => cell.slice(0, TITLE_LETTERS).replace(/\s+/g, " ").trim();
