import { t } from "../../language/words.ts";
import { lineGroups } from "../conll/conllRows.ts";
import type { ReadTools } from "../format.ts";
import type { GoldRelation } from "../goldDoc.ts";
import { baseOf, goldOfTokens, type TokenEntity, type TokenSentence } from "../goldOfTokens.ts";
import { type Gathering, gathering, type Reading } from "../reading.ts";
import { type SourceFile, withoutEnding } from "../sourceFile.ts";
import { readBioTag, spansOfTags } from "../tokens/bioTags.ts";
import { typeName } from "../typeNames.ts";
import { parsePythonList } from "./pythonList.ts";

const ROW = /^\s*(\d{1,9})\t([^\t]*)\t([^\t]*)\t(\[[^\t]*)\t(\[[^\t]*)\s*$/u;
const DOCUMENT = /^\s*#doc\b\s*(.*)$/;

/** Of the first lines, most number a word and end in two lists. */
export const sniffConllRelations = (files: readonly SourceFile[]): SourceFile[] =>
  files.filter((file) => {
    if (!file.text || file.json()) return false;
    const lines = lineGroups(file.text.text.slice(0, 20_000)).flat();
    const rows = lines.filter(({ text }) => !DOCUMENT.test(text));
    const fitting = rows.filter(({ text }) => ROW.test(text)).length;
    return fitting > 0 && fitting >= rows.length * 0.6;
  });

/** Reads files of words with tags and relations: a document each `#doc`, else a file. */
export async function readConllRelations(
  files: readonly SourceFile[],
  tools: ReadTools,
): Promise<Reading> {
  const into = gathering();
  for (const { path, text } of files) {
    const parts = documentsOf(text?.text ?? "");
    if (parts.length === 0) into.refuse(path, t("it holds no line of a word, a tag and two lists"));
    for (const [index, { name, groups }] of parts.entries()) {
      await tools.step(path, index, parts.length);
      const items = readDocument(groups, path, into);
      const base = baseOf(tools, path, {
        index,
        of: parts.length,
        name: shownName(name, path, tools),
      });
      const host = { listed: null, segmentAround: tools.segmentAround };
      into.addGold(goldOfTokens(base, items, { ...host, leaveOut: into.leaveOutOf(path) }), path);
    }
  }
  return into.result();
}

interface Line {
  readonly line: number;
  readonly text: string;
}

interface Row {
  readonly line: number;
  readonly index: number;
  readonly word: string;
  readonly tag: string;
  readonly types: readonly string[];
  readonly heads: readonly string[];
}

/** A number says little without its file. */
const shownName = (name: string, path: string, tools: ReadTools): string =>
  /^\d+$/.test(name) ? `${withoutEnding(tools.nameOf(path))} ${name}` : name;

function documentsOf(text: string): { name: string; groups: Line[][] }[] {
  const parts: { name: string; groups: Line[][] }[] = [];
  let name = "";
  let groups: Line[][] = [];
  const close = () => {
    if (groups.length > 0) parts.push({ name, groups });
    groups = [];
  };
  for (const group of lineGroups(text)) {
    let lines: Line[] = [];
    for (const line of group) {
      const start = DOCUMENT.exec(line.text);
      if (!start) lines.push(line);
      else {
        if (lines.length > 0) groups.push(lines);
        lines = [];
        close();
        name = start[1].trim();
      }
    }
    if (lines.length > 0) groups.push(lines);
  }
  close();
  return parts;
}

function readDocument(
  groups: readonly (readonly Line[])[],
  path: string,
  into: Gathering,
): TokenSentence[] {
  const placed: Placed[] = [];
  let ids = new Map<number, string>();
  let last = -1;
  for (const [s, group] of groups.entries()) {
    const rows = group.flatMap((line) => readRow(line, path, into) ?? []);
    if (rows.length === 0) continue;
    // Words are numbered through a document, or anew in each sentence.
    if (rows[0].index <= last) ids = new Map();
    last = rows.at(-1)!.index;
    const entities = entitiesOf(rows, String(s), path, into);
    for (const { id, start, end } of entities) {
      for (let i = start; i < end; i++) ids.set(rows[i].index, id);
    }
    placed.push({ rows, entities, ids });
  }
  return placed.map((sentence) => ({
    kind: "annotated",
    words: sentence.rows.map(({ word }) => word),
    entities: sentence.entities,
    relations: sentence.rows.flatMap((row) => relationsOf(row, sentence, path, into)),
  }));
}

interface Placed {
  readonly rows: readonly Row[];
  readonly entities: readonly TokenEntity[];
  /** The span of each word that is in one, by the word's number. */
  readonly ids: ReadonlyMap<number, string>;
}

function readRow({ line, text }: Line, path: string, into: Gathering): Row | null {
  const found = ROW.exec(text);
  const types = found && parsePythonList(found[4]);
  const heads = found && parsePythonList(found[5]);
  if (!found || !types || !heads) {
    const kind = text.trim().startsWith("#") ? t("comments") : t("lines of another form");
    into.leaveOut(kind, path, { line });
    return null;
  }
  return { line, index: Number(found[1]), word: found[2], tag: found[3].trim(), types, heads };
}

function entitiesOf(rows: readonly Row[], prefix: string, path: string, into: Gathering) {
  const tags = rows.map(({ tag, line }) => {
    const read = readBioTag(tag);
    if (!read) into.leaveOut(t("tags that are none"), path, { line, field: tag });
    return read;
  });
  return spansOfTags(tags).map(({ type, start, end }, i): TokenEntity => {
    return { id: `${prefix}.${i}`, type, start, end, place: { line: rows[start].line } };
  });
}

/** A relation stands at the last word of its head, and names the last word of its tail. */
function relationsOf(
  { index, types, heads, line }: Row,
  { ids }: Placed,
  path: string,
  into: Gathering,
): GoldRelation[] {
  if (types.length !== heads.length) {
    into.leaveOut(t("relations that do not say to which word"), path, { line });
  }
  return types.slice(0, heads.length).flatMap((type, i): GoldRelation[] => {
    const target = Number(heads[i]);
    if (type === "N" && target === index) return [];
    const place = { line, field: type };
    const [head, tail] = [ids.get(index), ids.get(target)];
    if (!head || !tail) {
      into.leaveOut(t("relations of words that are in no span"), path, place);
      return [];
    }
    return [{ type: typeName(type) || "related", head, tail, place }];
  });
}
