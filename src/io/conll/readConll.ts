import { t } from "../../language/words.ts";
import type { ReadTools } from "../format.ts";
import { baseOf, goldOfTokens, type TokenEntity, type TokenSentence } from "../goldOfTokens.ts";
import { type Gathering, gathering, type Reading } from "../reading.ts";
import type { SourceFile } from "../sourceFile.ts";
import { type BioTag, spansOfTags } from "../tokens/bioTags.ts";
import { type ConllFile, conllFile, isConll } from "./conllFile.ts";
import { type ConllLayout, cellAt, readTag } from "./conllLayout.ts";
import type { ConllRow } from "./conllRows.ts";

/** Files of words and tags, whatever their names and columns. */
export const sniffConll = (files: readonly SourceFile[]): SourceFile[] => files.filter(isConll);

/** Reads files of tagged words: a document a file, or one each `-DOCSTART-`. */
export async function readConll(files: readonly SourceFile[], tools: ReadTools): Promise<Reading> {
  const into = gathering();
  for (const file of files) {
    const read = file.text && conllFile(file.text.text);
    if (read) await readFile(file.path, read, tools, into);
    else into.refuse(file.path, t("no column of it holds tags such as B-PER, I-PER and O"));
  }
  return into.result();
}

async function readFile(
  path: string,
  { layout, blocks, comments }: ConllFile,
  tools: ReadTools,
  into: Gathering,
): Promise<void> {
  const parts = documentsOf(blocks);
  const tally: Tally = { begun: 0, openedInside: 0 };
  let done = 0;
  for (const [index, { said, sentences }] of parts.entries()) {
    const items: TokenSentence[] = [];
    for (const rows of sentences) {
      await tools.step(path, done, blocks.length);
      done++;
      items.push(sentenceOf(rows, String(items.length), layout, { path, into, tally }));
    }
    const base = {
      ...baseOf(tools, path, { index, of: parts.length }),
      ...(said && { metadata: { docstart: said } }),
    };
    const leaveOut = into.leaveOutOf(path);
    const { segmentAround } = tools;
    into.addGold(goldOfTokens(base, items, { listed: null, segmentAround, leaveOut }), path);
  }
  if (parts.length === 0) into.refuse(path, t("it holds no sentence"));
  if (comments > 0)
    into.note(path, t("lines that are comments, which were not read: {comments}", { comments }));
  if (layout.scheme === "io") {
    into.note(
      path,
      t("tags do not say where spans begin: words in a row with one tag are one span"),
    );
  }
  const { begun, openedInside } = tally;
  // In IOB1 that is how spans begin, and "B" is rare.
  if (openedInside > 0 && begun > openedInside) {
    into.note(
      path,
      t("tags that go on with a span which nothing began, so they begin it: {openedInside}", {
        openedInside,
      }),
    );
  }
}

/** Sentences by document; what a document's first line says of it, beyond fillers, goes along. */
function documentsOf(blocks: ConllFile["blocks"]) {
  const parts: { said: string; sentences: (readonly ConllRow[])[] }[] = [];
  let said: string | null = "";
  for (const block of blocks) {
    if (block.kind === "document") {
      said = /^(?:(?:-X-|-DOCSTART-|-|_|O)(?:\s+|$))*$/.test(block.said) ? "" : block.said;
    } else if (said === null) parts.at(-1)!.sentences.push(block.rows);
    else {
      parts.push({ said, sentences: [block.rows] });
      said = null;
    }
  }
  return parts;
}

interface Tally {
  begun: number;
  openedInside: number;
}

interface Host {
  readonly path: string;
  readonly into: Gathering;
  readonly tally: Tally;
}

function sentenceOf(
  rows: readonly ConllRow[],
  prefix: string,
  layout: ConllLayout,
  { path, into, tally }: Host,
): TokenSentence {
  const entities: TokenEntity[] = [];
  for (const column of layout.tags) {
    const tags = rows.map((row) => tagOf(row, column, layout, { path, into }));
    for (const { type, start, end, isOpenedInside } of spansOfTags(tags)) {
      const place = { line: rows[start].line };
      entities.push({ id: `${prefix}.${entities.length}`, type, start, end, place });
      if (isOpenedInside) tally.openedInside++;
      else tally.begun++;
    }
  }
  for (const column of layout.otherTags) {
    const tags = rows.map((row) => readTag(cellAt(row, column, layout), layout));
    for (const { start } of spansOfTags(tags)) {
      const place = { line: rows[start].line, field: t("column {column}", { column: column + 1 }) };
      into.leaveOut(t("spans of another column of tags"), path, place);
    }
  }
  const words = rows.map((row) => cellAt(row, layout.words, layout));
  return { kind: "annotated", words, entities, relations: [] };
}

/** Null, and told, where a word has no tag. */
function tagOf(
  row: ConllRow,
  column: number,
  layout: ConllLayout,
  { path, into }: Omit<Host, "tally">,
): BioTag | null {
  const written = cellAt(row, column, layout);
  const tag = readTag(written, layout);
  if (!tag && !/^[-_*]?$/.test(written)) {
    into.leaveOut(t("tags that are none"), path, { line: row.line, field: written });
  } else if (!tag && row.cells.length < layout.width) {
    into.leaveOut(t("words without a tag"), path, { line: row.line });
  }
  return tag;
}
