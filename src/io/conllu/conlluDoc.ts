import { t } from "../../language/words.ts";
import type { GoldRelation } from "../goldDoc.ts";
import type { TokenEntity, TokenSentence } from "../goldOfTokens.ts";
import type { Gathering } from "../reading.ts";
import { type BioTag, readBioTag, spansOfTags } from "../tokens/bioTags.ts";
import { UNNAMED_RELATION } from "../tokens/tokenRecord.ts";
import { type EntityFields, readMentions } from "./conlluEntities.ts";
import { RELATION_KEY, readRelations } from "./conlluRelations.ts";
import {
  type ConlluLine,
  type ConlluRow,
  type ConlluWords,
  conlluWords,
  isWholeRow,
  readConlluRow,
} from "./conlluSentence.ts";

/** What the sentences of a file have in common, and what is counted of them. */
export interface ConlluHost {
  readonly path: string;
  readonly fields: EntityFields | null;
  readonly into: Gathering;
  readonly tally: { dependencies: number; emptyNodes: number; textDisagrees: number };
}

/** Names of entries that hold a tag of BIO: of stanza, spaCy, NorNE and others. */
const TAG_KEYS = new Set(["ne", "ner", "name", "iob", "bio", "ner_tag", "ne_tag", "entity", ""]);

const COMMENT = /^#\s*([^=]*?)\s*=\s?(.*)$/;

/** Reads the sentences of a document. */
export function conlluDoc(
  groups: readonly (readonly ConlluLine[])[],
  host: ConlluHost,
): { readonly items: TokenSentence[]; readonly metadata: Readonly<Record<string, string>> } {
  const metadata = new Map<string, string>();
  const items: TokenSentence[] = [];
  const relations: GoldRelation[] = [];
  const mentioned = new Map<string, number>();
  for (const [s, group] of groups.entries()) {
    const said = new Map<string, string>();
    for (const { text } of group) {
      const [, key, value] = COMMENT.exec(text) ?? [];
      if (key !== undefined) said.set(key, value);
      if (key?.startsWith("meta::")) metadata.set(key.slice("meta::".length), value);
    }
    const rows = rowsOf(group, host);
    if (rows.length === 0) continue;
    const sentence = conlluWords(rows);
    host.tally.emptyNodes += sentence.emptyNodes;
    const after = spacesOf(sentence, said.get("text"), groups[s + 1], host);
    const { words, before } = sentence;
    const entities = [...mentionsOf(sentence, mentioned, host), ...taggedOf(sentence, String(s))];
    relations.push(...relationsOf(sentence, host));
    items.push({ kind: "annotated", words, before, after, entities, relations: [] });
  }
  return { items: withRelations(items, relations), metadata: Object.fromEntries(metadata) };
}

/** Relations join spans of any sentences: the last one brings them. */
function withRelations(
  items: TokenSentence[],
  relations: readonly GoldRelation[],
): TokenSentence[] {
  const last = items.at(-1);
  if (last?.kind !== "annotated" || relations.length === 0) return items;
  return [...items.slice(0, -1), { ...last, relations }];
}

function rowsOf(group: readonly ConlluLine[], { path, into, tally }: ConlluHost): ConlluRow[] {
  return group.flatMap((line) => {
    if (line.text.startsWith("#")) return [];
    const row = readConlluRow(line);
    if (!row || !isWholeRow(line)) {
      into.leaveOut(row ? t("lines that lack columns") : t("lines of another form"), path, {
        line: line.line,
      });
    }
    if (row && /^\d+$/.test(line.text.split("\t")[6] ?? "")) tally.dependencies++;
    return row ?? [];
  });
}

/**
 * What stands after each word: as the entries say, else as the text of the sentence shows, else a
 * blank. Sentences are lines where nothing else is said of them.
 */
function spacesOf(
  { words, after }: ConlluWords,
  text: string | undefined,
  next: readonly ConlluLine[] | undefined,
  { tally }: ConlluHost,
): string[] {
  const shown = text === undefined ? null : spacesIn(text, words);
  if (text !== undefined && text.trim() !== "" && shown === null) tally.textDisagrees++;
  const isSilent = after.every((spaces) => spaces === null);
  return words.map((_, i) => {
    const said = after[i];
    if (i < words.length - 1) return said ?? (isSilent ? shown?.[i] : undefined) ?? " ";
    if (!next) return said ?? "";
    // A sentence that ends a paragraph is often said to have no blank after it.
    const isBeforeParagraph = next.some(({ text: line }) => /^#\s*newpar\b/.test(line));
    return said === null || (said === "" && isBeforeParagraph) ? "\n" : said;
  });
}

/** What stands between the words of a text; null where these are not its words. */
function spacesIn(text: string, words: readonly string[]): string[] | null {
  const spaces: string[] = [];
  let at = text.length - text.trimStart().length;
  for (const word of words) {
    if (!text.startsWith(word, at)) return null;
    at += word.length;
    const [blank] = /^\s*/u.exec(text.slice(at, at + 20)) ?? [""];
    spaces.push(blank);
    at += blank.length;
  }
  return at === text.length ? spaces : null;
}

function mentionsOf(
  sentence: ConlluWords,
  mentioned: Map<string, number>,
  { path, fields, into }: ConlluHost,
): TokenEntity[] {
  const cells = [
    ...sentence.rows.map(({ row, word }) => ({ row, word })),
    ...sentence.wholes.map(({ row, from }) => ({ row, word: from })),
  ].toSorted((a, b) => a.row.line - b.row.line);
  const brackets = cells.flatMap(({ row, word }) => {
    const written = row.misc.get("Entity");
    return written?.includes("(") || written?.includes(")")
      ? [{ word, line: row.line, written }]
      : [];
  });
  const { mentions, loose } = readMentions(brackets, fields);
  for (const { line, written } of loose) {
    into.leaveOut(t("spans that do not begin or end"), path, { line, field: written });
  }
  return mentions.map(({ eid, type, pieces, line }): TokenEntity => {
    const count = mentioned.get(eid) ?? 0;
    mentioned.set(eid, count + 1);
    // The first mention has the very id: relations of our own files look for it.
    const id = count === 0 ? eid : `${eid}/${count}`;
    const [start, end] = [pieces[0][0], pieces.at(-1)![1]];
    return { id, type, start, end, place: { line }, ...(pieces.length > 1 && { pieces }) };
  });
}

/** Spans of tags, of words or of what is written as one. */
function taggedOf({ words, rows, wholes }: ConlluWords, prefix: string): TokenEntity[] {
  const tags: (BioTag | null)[] = words.map(() => null);
  const lines: number[] = words.map(() => 0);
  for (const { row, word } of rows) {
    lines[word] ||= row.line;
    tags[word] ??= tagOf(row);
  }
  for (const { row, from, to } of wholes) {
    const tag = tagOf(row);
    if (!tag || tags.slice(from, to + 1).some((one) => one !== null)) continue;
    for (let i = from; i <= to; i++) tags[i] = spread(tag, i === from, i === to);
  }
  return spansOfTags(tags).map(({ type, start, end }, i): TokenEntity => {
    return { id: `tag:${prefix}:${i}`, type, start, end, place: { line: lines[start] } };
  });
}

function tagOf({ misc }: ConlluRow): BioTag | null {
  for (const [key, value] of misc) {
    if (TAG_KEYS.has(key.toLowerCase())) {
      const tag = readBioTag(value);
      if (tag) return tag;
    }
  }
  return null;
}

/** The tag of one of the words that are written as one, which has a tag as a whole. */
function spread({ at, type }: BioTag, isFirst: boolean, isLast: boolean): BioTag {
  if (at === "outside") return { at, type };
  const begins = isFirst && (at === "begin" || at === "single");
  const ends = isLast && (at === "end" || at === "single");
  if (begins) return { at: ends ? "single" : "begin", type };
  return { at: ends ? "end" : "inside", type };
}

function relationsOf({ rows }: ConlluWords, { path, into }: ConlluHost): GoldRelation[] {
  return rows.flatMap(({ row: { misc, line } }) => {
    const written = misc.get(RELATION_KEY);
    if (written === undefined) return [];
    const read = readRelations(written);
    if (!read) into.leaveOut(t("relations of another form"), path, { line, field: written });
    return (read ?? []).map(({ head, tail, type }): GoldRelation => {
      return { head, tail, type: type || UNNAMED_RELATION, place: { line } };
    });
  });
}
