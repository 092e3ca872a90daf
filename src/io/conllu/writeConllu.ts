import type { Doc, Range } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import { type Content, counter, type Written } from "../format.ts";
import { type TextToken, textTokens, tokensWithin } from "../textTokens.ts";
import { escaped, formatMisc, formatSpaces } from "./conlluMisc.ts";
import { formatRelations, RELATION_KEY, type WrittenRelation } from "./conlluRelations.ts";

/**
 * Writes sentences with the text exactly as it is (`SpaceAfter`, `SpacesAfter`), spans in brackets
 * (`Entity=(1-Person`, by the fields that `# global.Entity` names, pieces as `1[1/2]`), and
 * relations by the ids of those, in an entry of our own. Names are escaped as in addresses.
 */
export function writeConllu({ docs }: Content): Written {
  const { counts, count } = counter();
  let [entities, relations] = [0, 0];
  const parts = docs.map((doc) => {
    const made = formatDoc(doc, count);
    entities += made.entities;
    relations += made.relations;
    return made.text;
  });
  const blank = docs.filter(({ text }) => text.trim() === "").map(({ name }) => name);
  return {
    files: new Map([["annotations.conllu", parts.join("")]]),
    entities,
    relations,
    leftOut: counts,
    notes: blank.map((name) => t("{name} has no words, so it was not written", { name })),
  };
}

function formatDoc(doc: Doc, count: (kind: string, n?: number) => void) {
  const tokens = textTokens(doc);
  const marks = marksOf(doc, tokens, count);
  const lines = [`# newdoc id = ${oneLine(doc.name)}`, "# global.Entity = eid-etype"];
  let sentence = -1;
  let number = 0;
  for (const [i, token] of tokens.entries()) {
    if (token.sentence !== sentence) {
      if (sentence >= 0) lines.push("");
      sentence = token.sentence;
      number = 0;
      let last = i;
      while (tokens[last + 1]?.sentence === sentence) last++;
      lines.push(
        `# sent_id = ${sentence + 1}`,
        `# text = ${oneLine(doc.text.slice(token.start, tokens[last].end))}`,
      );
    }
    number++;
    const form = doc.text.slice(token.start, token.end);
    const misc = formatMisc(miscOf(doc, tokens, i, marks));
    lines.push([number, form, "_", "_", "_", "_", "_", "_", "_", misc].join("\t"));
  }
  const text = tokens.length === 0 ? "" : `${lines.join("\n")}\n\n`;
  return { text, entities: marks.held, relations: marks.related };
}

interface Marks {
  /** Brackets at tokens, those that close before those that open. */
  readonly closing: ReadonlyMap<number, readonly string[]>;
  readonly opening: ReadonlyMap<number, readonly string[]>;
  readonly relations: ReadonlyMap<number, readonly WrittenRelation[]>;
  readonly held: number;
  readonly related: number;
}

function marksOf(doc: Doc, tokens: readonly TextToken[], count: (kind: string) => void): Marks {
  const placed = Object.values(doc.entities)
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .flatMap((entity) => {
      const pieces = (entity.fragments ?? [[entity.start, entity.end] as Range]).map((piece) =>
        tokensWithin(tokens, piece),
      );
      const whole = pieces.filter((piece) => piece !== null);
      const [first, last] = [whole[0]?.[0], (whole.at(-1)?.[1] ?? 0) - 1];
      const isHeld =
        whole.length === pieces.length && tokens[first].sentence === tokens[last].sentence;
      if (!isHeld) count(t("spans across sentences"));
      return isHeld ? [{ entity, pieces: whole }] : [];
    });
  const brackets = placed.flatMap(({ entity, pieces }, i) =>
    pieces.map(([from, past], p) => {
      const part = pieces.length > 1 ? `[${p + 1}/${pieces.length}]` : "";
      return { from, last: past - 1, id: `${i + 1}${part}`, type: escaped(entity.type) };
    }),
  );
  const opening = new Map<number, string[]>();
  const closing = new Map<number, string[]>();
  for (const { from, last, id, type } of brackets.toSorted(
    (a, b) => a.from - b.from || b.last - a.last,
  )) {
    push(opening, from, `(${id}-${type}${from === last ? ")" : ""}`);
    if (from !== last) push(closing, last, `${id})`);
  }
  const ids = new Map(placed.map(({ entity }, i) => [entity.id, String(i + 1)]));
  const firsts = new Map(placed.map(({ entity, pieces }) => [entity.id, pieces[0][0]]));
  const relations = new Map<number, WrittenRelation[]>();
  let related = 0;
  for (const { head, tail, type } of Object.values(doc.relations)) {
    const [from, to, at] = [ids.get(head), ids.get(tail), firsts.get(head)];
    if (from === undefined || to === undefined || at === undefined) {
      count(t("relations of spans across sentences"));
      continue;
    }
    push(relations, at, { head: from, tail: to, type });
    related++;
  }
  return { opening, closing, relations, held: placed.length, related };
}

function push<T>(map: Map<number, T[]>, at: number, item: T): void {
  const list = map.get(at);
  if (list) list.push(item);
  else map.set(at, [item]);
}

function miscOf(
  { text }: Doc,
  tokens: readonly TextToken[],
  at: number,
  { opening, closing, relations }: Marks,
): [string, string][] {
  const { start, end, sentence } = tokens[at];
  const next = tokens[at + 1];
  const misc: [string, string][] = [];
  // What closes goes first: after what opens it would be read as a part of that.
  const brackets = [...(closing.get(at) ?? []).toReversed(), ...(opening.get(at) ?? [])];
  if (brackets.length > 0) misc.push(["Entity", brackets.join("")]);
  const own = relations.get(at);
  if (own) misc.push([RELATION_KEY, formatRelations(own)]);
  if (at === 0 && start > 0) misc.push(["SpacesBefore", formatSpaces(text.slice(0, start))]);
  const after = text.slice(end, next?.start ?? text.length);
  const isWithin = next?.sentence === sentence;
  if (after === "") misc.push(["SpaceAfter", "No"]);
  // Between sentences a line end is what is read where nothing is said.
  else if (!isWithin || after !== " ") misc.push(["SpacesAfter", formatSpaces(after)]);
  return misc;
}

const oneLine = (text: string): string => text.replace(/\s+/gu, " ").trim();
