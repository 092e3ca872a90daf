import type { Range, Sentence } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import type { ReadTools } from "../format.ts";
import { baseOf } from "../goldOfTokens.ts";
import { type Gathering, gathering, NO_TYPES, type Reading } from "../reading.ts";
import { sentencesAround } from "../sentencesAround.ts";
import type { SourceFile } from "../sourceFile.ts";
import { readAnnotations } from "./tsvAnnotations.ts";
import { columnCount, readSchema } from "./tsvSchema.ts";
import { readTsvText } from "./tsvText.ts";

const FORMAT = /^\s*#FORMAT=WebAnno TSV (\d+)(?:\.(\d+))?/;

/** By their first line. */
export const sniffWebanno = (files: readonly SourceFile[]): SourceFile[] =>
  files.filter((file) => FORMAT.test(file.text?.text.slice(0, 200) ?? ""));

/** Reads files, each a document. */
export async function readWebanno(
  files: readonly SourceFile[],
  tools: ReadTools,
): Promise<Reading> {
  const into = gathering();
  for (const [i, { path, text }] of files.entries()) {
    await tools.step(path, i, files.length);
    readFile(path, text?.text ?? "", tools, into);
  }
  return into.result();
}

function readFile(path: string, text: string, tools: ReadTools, into: Gathering): void {
  const [, major, minor = "0"] = FORMAT.exec(text) ?? [];
  if (major !== "3") {
    const reason = major
      ? t("is WebAnno TSV {major}, of which version 3 is read", { major })
      : t("is no WebAnno TSV");
    into.refuse(path, reason, { line: 1 });
    return;
  }
  const lines = text.split(/\r?\n/).map((line, i) => ({ line: i + 1, text: line }));
  const body = Math.max(
    1,
    lines.findIndex(({ text: line }, i) => i > 0 && !line.startsWith("#T_")),
  );
  const layers = readSchema(lines.slice(1, body).map((one) => one.text));
  const leaveOut = into.leaveOutOf(path);
  const read = readTsvText(lines.slice(body), Number(`${major}.${minor}`), leaveOut);
  if (read.sentences.length === 0) {
    into.refuse(path, t("it holds no sentence"));
    return;
  }
  const count = columnCount(layers);
  for (const { line, cells } of read.units) {
    if (cells.length < count) leaveOut(t("lines that lack columns"), { line });
  }
  for (const note of read.notes) into.note(path, note);
  const { entities, relations } = readAnnotations(read.units, layers, leaveOut);
  const base = baseOf(tools, path, { index: 0, of: 1 });
  const spans = entities.flatMap(({ fragments }): Range[] => [...fragments]);
  const sentences = sentencesAround(read.sentences, spans).map(
    (sentence, i): Sentence => ({ ...sentence, id: `${base.id}:${i}` }),
  );
  const types = { types: NO_TYPES, listed: null };
  into.addGold({ ...base, text: read.text, sentences, entities, relations, ...types }, path);
}
