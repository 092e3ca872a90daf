import { t } from "../../language/words.ts";
import { lineGroups } from "../conll/conllRows.ts";
import type { ReadTools } from "../format.ts";
import { baseOf, goldOfTokens } from "../goldOfTokens.ts";
import { gathering, type Reading } from "../reading.ts";
import type { SourceFile } from "../sourceFile.ts";
import { conlluDoc } from "./conlluDoc.ts";
import { type ConlluLine, isWholeRow } from "./conlluSentence.ts";

/** Of the first lines, most have a number and ten columns. */
export const sniffConllu = (files: readonly SourceFile[]): SourceFile[] =>
  files.filter((file) => {
    if (!file.text || file.json()) return false;
    const lines = firstLines(file.text.text);
    const whole = lines.filter(isWholeRow).length;
    return whole > 0 && whole >= lines.length * 0.6;
  });

/** So many letters show what lines are; comments before them repeat whole sentences. */
const ENOUGH = 50_000;

function firstLines(text: string): ConlluLine[] {
  const lines: ConlluLine[] = [];
  let letters = 0;
  for (let at = 0; at < text.length && letters < ENOUGH; ) {
    const next = text.indexOf("\n", at);
    const end = next < 0 ? text.length : next;
    if (text[at] !== "#") {
      letters += end - at;
      if (end - at < ENOUGH) lines.push(...lineGroups(text.slice(at, end)).flat());
    }
    at = end + 1;
  }
  return lines;
}

/** Reads files of sentences: a document each `# newdoc`, else a file. */
export async function readConllu(files: readonly SourceFile[], tools: ReadTools): Promise<Reading> {
  const into = gathering();
  for (const { path, text } of files) {
    const parts = documentsOf(text?.text ?? "");
    const fields =
      /^#\s*global\.Entity\s*=\s*(\S+)/m.exec(text?.text ?? "")?.[1].split("-") ?? null;
    const tally = { dependencies: 0, emptyNodes: 0, textDisagrees: 0 };
    let read = 0;
    for (const [index, { name, sentences }] of parts.entries()) {
      await tools.step(path, index, parts.length);
      const host = { path, fields, into, tally };
      const { items, metadata } = conlluDoc(sentences, host);
      if (items.length === 0) continue;
      read++;
      const base = {
        ...baseOf(tools, path, { index, of: parts.length, name }),
        ...(Object.keys(metadata).length > 0 && { metadata }),
      };
      const leaveOut = into.leaveOutOf(path);
      const { segmentAround } = tools;
      into.addGold(goldOfTokens(base, items, { listed: null, segmentAround, leaveOut }), path);
    }
    if (read === 0) into.refuse(path, t("none of its sentences can be read"));
    const { dependencies, emptyNodes, textDisagrees } = tally;
    if (dependencies > 0)
      into.note(path, t("dependencies that were not read: {dependencies}", { dependencies }));
    if (emptyNodes > 0) {
      into.note(
        path,
        t("words that are not written (empty nodes), which were not read: {emptyNodes}", {
          emptyNodes,
        }),
      );
    }
    if (textDisagrees > 0) {
      into.note(
        path,
        t(
          'sentences whose line "# text" has other words than their lines, which were taken: {textDisagrees}',
          { textDisagrees },
        ),
      );
    }
  }
  return into.result();
}

const NEW_DOCUMENT = /^#\s*newdoc\b(?:\s+id)?\s*(?:=\s*(.*))?$/;

function documentsOf(text: string): { name: string; sentences: ConlluLine[][] }[] {
  const parts: { name: string; sentences: ConlluLine[][] }[] = [];
  for (const group of lineGroups(text)) {
    const start = group.flatMap((line) => NEW_DOCUMENT.exec(line.text) ?? []);
    const isNew = group.some((line) => NEW_DOCUMENT.test(line.text));
    if (isNew || parts.length === 0) parts.push({ name: (start[1] ?? "").trim(), sentences: [] });
    parts.at(-1)!.sentences.push(group);
  }
  return parts;
}
