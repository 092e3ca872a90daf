import type { Doc, Entity } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import { annotationsIn } from "../chosenAnnotations.ts";
import { type Content, counter, type Written } from "../format.ts";
import { freeName } from "../freeName.ts";
import { gapsLost } from "../pieces.ts";
import { type TextToken, textTokens, tokensWithin } from "../textTokens.ts";
import { escapeText, escapeValue } from "./tsvValues.ts";

/** The layers that INCEpTION makes for projects of spans and relations. */
const HEAD = "#FORMAT=WebAnno TSV 3.3\n#T_SP=custom.Span|label\n";
const RELATION_HEAD = "#T_RL=custom.Relation|label|BT_custom.Span\n";

/** Writes a file a document, with the text exactly as it is but for blanks at its beginning. */
export function writeWebanno({ docs }: Content): Written {
  const { counts, count } = counter();
  const files = new Map<string, string>();
  const taken = new Set<string>();
  const blank: string[] = [];
  for (const doc of docs) {
    for (const { fragments } of Object.values(doc.entities)) if (fragments) count(gapsLost());
    if (doc.text.trim() === "") {
      blank.push(t("{name} has no words, so it was not written", { name: doc.name }));
      continue;
    }
    const name = freeName(doc.name.replace(/\.tsv$/i, ""), taken);
    files.set(`${name}.tsv`, formatTsv(doc));
  }
  return { files, ...annotationsIn(docs), leftOut: counts, notes: blank };
}

interface Placed {
  readonly entity: Entity;
  readonly first: number;
  readonly past: number;
}

function formatTsv(doc: Doc): string {
  const tokens = textTokens({ ...doc, entities: withoutGaps(doc) });
  const unitIds = unitIdsOf(tokens);
  const placed = placedIn(doc, tokens);
  const on: Placed[][] = tokens.map(() => []);
  for (const one of placed) for (let i = one.first; i < one.past; i++) on[i].push(one);
  // Whatever shares a line with another, or goes over several, needs a number.
  const numbered = placed.filter(
    ({ first, past }) =>
      past - first > 1 || on.slice(first, past).some((there) => there.length > 1),
  );
  const numbers = new Map(numbered.map(({ entity }, i) => [entity.id, i + 1]));
  const byId = new Map(placed.map((one) => [one.entity.id, one]));
  const relations = relationCells(doc, byId, numbers, unitIds);
  const hasRelations = relations.size > 0;
  const body = tokens.map((token, i) => {
    const { start, end } = token;
    const isFirst = tokens[i - 1]?.sentence !== token.sentence;
    const spans = on[i].map(({ entity }) => {
      const number = numbers.get(entity.id);
      return `${escapeValue(entity.type)}${number === undefined ? "" : `[${number}]`}`;
    });
    const cells = [
      unitIds[i],
      `${start}-${end}`,
      doc.text.slice(start, end),
      spans.join("|") || "_",
      ...(hasRelations ? (relations.get(i) ?? ["_", "_"]) : []),
    ];
    const head = isFirst ? `\n${textLines(doc.text, tokens, i)}` : "";
    return `${head}${cells.join("\t")}\t\n`;
  });
  return `${HEAD}${hasRelations ? RELATION_HEAD : ""}\n${body.join("")}`;
}

const withoutGaps = ({ entities }: Doc): Doc["entities"] =>
  Object.fromEntries(
    Object.entries(entities).map(([id, { fragments: _, ...entity }]) => [id, entity]),
  );

const placedIn = (doc: Doc, tokens: readonly TextToken[]): Placed[] =>
  Object.values(doc.entities)
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .flatMap((entity) => {
      const within = tokensWithin(tokens, [entity.start, entity.end]);
      return within ? [{ entity, first: within[0], past: within[1] }] : [];
    });

/** `1-3` of each token: its sentence and its number in that. */
function unitIdsOf(tokens: readonly TextToken[]): string[] {
  let [sentence, number] = [0, 0];
  return tokens.map((token, i) => {
    const isFirst = tokens[i - 1]?.sentence !== token.sentence;
    if (isFirst) sentence++;
    number = isFirst ? 1 : number + 1;
    return `${sentence}-${number}`;
  });
}

/** Type and head of the relations that lead to the span that begins at a token. */
function relationCells(
  doc: Doc,
  byId: ReadonlyMap<string, Placed>,
  numbers: ReadonlyMap<string, number>,
  unitIds: readonly string[],
): Map<number, [types: string, heads: string]> {
  const found = new Map<number, [string, string]>();
  for (const { head, tail, type } of Object.values(doc.relations)) {
    const [from, to] = [byId.get(head), byId.get(tail)];
    if (!from || !to) continue;
    const [source, target] = [numbers.get(head) ?? 0, numbers.get(tail) ?? 0];
    const ids = source + target > 0 ? `[${source}_${target}]` : "";
    const there = found.get(to.first);
    const cell = [escapeValue(type), `${unitIds[from.first]}${ids}`] as const;
    found.set(to.first, there ? [`${there[0]}|${cell[0]}`, `${there[1]}|${cell[1]}`] : [...cell]);
  }
  return found;
}

/**
 * The lines of text of the sentence that begins at a token. Between sentences readers put a line
 * end: what else is there belongs to the sentence before.
 */
function textLines(text: string, tokens: readonly TextToken[], first: number): string {
  let last = first;
  while (tokens[last + 1]?.sentence === tokens[first].sentence) last++;
  const next = tokens[last + 1]?.start ?? text.length;
  const gap = text.slice(tokens[last].end, next);
  const end = gap === "\n" && next < text.length ? tokens[last].end : next;
  const lines = text.slice(tokens[first].start, end).split("\n");
  return lines.map((line) => `#Text=${escapeText(line)}\n`).join("");
}
