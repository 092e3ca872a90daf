import type { SourceFile } from "../sourceFile.ts";
import { readBioTag } from "../tokens/bioTags.ts";
import { inlineRows } from "./conllInline.ts";
import { type ConllLayout, conllLayout, readTag } from "./conllLayout.ts";
import { type ConllRow, cellsOf, lineGroups, separatorOf } from "./conllRows.ts";

/** What a file of tagged words consists of, in its order. */
export type ConllBlock =
  | { readonly kind: "document"; readonly said: string }
  | { readonly kind: "sentence"; readonly rows: readonly ConllRow[] };

export interface ConllFile {
  readonly layout: ConllLayout;
  readonly blocks: readonly ConllBlock[];
  /** How many lines are comments. */
  readonly comments: number;
}

const DOCUMENT = /^\s*-DOCSTART-(?:\s+(.*))?$/;
const COMMENT = /^\s*#/;
/** Of CoNLL-U, and of the abstracts of GENIA and JNLPBA. */
const NEW_DOCUMENT = /^\s*#\s*newdoc(?:\s+id)?\s*(?:=\s*(.*))?$|^###\s*(MEDLINE:\S+)\s*$/;
const HEADING = /^(?:tags?|ner|ner_?tags?|labels?|iob|bio|entity|entities)$/i;

/** So many lines show what columns a file has. */
const SAMPLE = 2000;

/** Whether a text is of tagged words: decided by its beginning. */
export function isConll(file: SourceFile): boolean {
  if (!file.text || file.json()) return false;
  const { text } = file.text;
  let end = 0;
  for (let lines = 0; lines < SAMPLE && end < text.length; lines++) {
    const next = text.indexOf("\n", end);
    end = next < 0 ? text.length : next + 1;
  }
  return conllFile(text.slice(0, end)) !== null;
}

/** Reads the lines of a text; null where they are not of tagged words. */
export function conllFile(text: string): ConllFile | null {
  const groups = lineGroups(text);
  const all = groups.flat();
  const plain = all.filter(({ text: line }) => !DOCUMENT.test(line) && !isClearlyComment(line));
  const hasDocuments = all.some(({ text: line }) => DOCUMENT.test(line));
  const separator = separatorOf(plain);
  const isInline = separator === "blank" && looksInline(plain);
  const rowOf = ({ line, text: whole }: { line: number; text: string }): ConllRow => ({
    line,
    text: whole,
    cells: cellsOf(whole, separator),
  });
  const sample = isInline
    ? plain.flatMap(({ line, text: whole }) => inlineRows(line, whole) ?? [])
    : plain.map(rowOf);
  const layout = conllLayout(sample, hasDocuments);
  if (!layout) return null;
  let comments = 0;
  const isComment = (whole: string): boolean => {
    if (!COMMENT.test(whole)) return false;
    if (isInline) return inlineRows(0, whole) === null;
    const cells = cellsOf(whole, separator);
    return cells.length !== layout.width || !layout.tags.every((at) => readTag(cells[at], layout));
  };
  const blocks = groups.flatMap((group) => {
    const made: ConllBlock[] = [];
    let rows: ConllRow[] = [];
    const close = () => {
      if (rows.length > 0) made.push({ kind: "sentence", rows });
      rows = [];
    };
    for (const at of group) {
      const start = DOCUMENT.exec(at.text) ?? NEW_DOCUMENT.exec(at.text);
      if (start) {
        close();
        made.push({ kind: "document", said: (start[1] ?? start[2] ?? "").trim() });
      } else if (isComment(at.text)) comments++;
      else if (isInline) {
        close();
        rows = inlineRows(at.line, at.text) ?? [rowOf(at)];
        close();
      } else rows.push(rowOf(at));
    }
    close();
    return made;
  });
  return { layout, blocks: withoutHeading(blocks, layout), comments };
}

/** Words begin with # too, but then a tag stands at an end of their line. */
function isClearlyComment(line: string): boolean {
  const cells = line.trim().split(/[\t |]+/);
  return COMMENT.test(line) && !readBioTag(cells[0]) && !readBioTag(cells.at(-1)!);
}

function looksInline(lines: readonly { readonly line: number; readonly text: string }[]): boolean {
  const inline = lines.filter(({ text }) => text.includes("|") && inlineRows(0, text));
  return inline.length > 0 && inline.length * 2 > lines.length;
}

/** Some files name their columns in the first line. */
function withoutHeading(
  blocks: readonly ConllBlock[],
  { tags, width }: ConllLayout,
): readonly ConllBlock[] {
  const at = blocks.findIndex(({ kind }) => kind === "sentence");
  const first = blocks[at];
  if (first?.kind !== "sentence") return blocks;
  const [{ cells }, ...rows] = first.rows;
  if (cells.length !== width || !HEADING.test(cells[tags[0]])) return blocks;
  const rest: ConllBlock[] = rows.length > 0 ? [{ kind: "sentence", rows }] : [];
  return [...blocks.slice(0, at), ...rest, ...blocks.slice(at + 1)];
}
