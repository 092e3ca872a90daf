import type { Triple } from "./triples.ts";

/** What narrows and orders a table of triples. */
export interface TripleFilter {
  /** Words of the head, the tail or one of their forms; empty: all. */
  readonly text: string;
  /** A relation type; null: all. */
  readonly relation: string | null;
  /** The type of the head or of the tail; null: all. */
  readonly type: string | null;
  readonly sort: TripleOrder;
  readonly group: "none" | TripleEnd;
}
export type TripleEnd = "head" | "relation" | "tail";
export type TripleOrder = "text" | "count" | "score" | "documents" | TripleEnd;

/** A line of the table: a group's name, or a triple. */
export type TripleLine =
  | { readonly kind: "group"; readonly id: string; readonly name: string; readonly count: number }
  | { readonly kind: "triple"; readonly id: string; readonly triple: Triple };

/** The triples that a filter leaves, in its order. */
export function shownTriples(all: readonly Triple[], filter: TripleFilter): Triple[] {
  const sought = filter.text.trim().toLowerCase();
  const has = (text: string) => text.toLowerCase().includes(sought);
  const found = all.filter(
    ({ head, relation, tail }) =>
      (filter.relation === null || relation === filter.relation) &&
      (filter.type === null || head.type === filter.type || tail.type === filter.type) &&
      (sought === "" || has(relation) || [...head.forms, ...tail.forms].some(has)),
  );
  return filter.sort === "text" ? found : found.sort(ORDERS[filter.sort]);
}

/** Triples as lines, those of a group together, the groups in the order of their first triple. */
export function tripleLines(shown: readonly Triple[], group: TripleFilter["group"]): TripleLine[] {
  const lineOf = (triple: Triple): TripleLine => ({ kind: "triple", id: triple.id, triple });
  if (group === "none") return shown.map(lineOf);
  const groups = new Map<string, { name: string; triples: Triple[] }>();
  for (const triple of shown) {
    const { id, name } = groupOf(triple, group);
    const same = groups.get(id);
    if (same) same.triples.push(triple);
    else groups.set(id, { name, triples: [triple] });
  }
  return [...groups].flatMap(([id, { name, triples }]) => [
    { kind: "group", id: `group ${id}`, name, count: triples.length },
    ...triples.map(lineOf),
  ]);
}

const groupOf = (triple: Triple, end: TripleEnd): { id: string; name: string } =>
  end === "relation" ? { id: triple.relation, name: triple.relation } : triple[end];

type Order = (a: Triple, b: Triple) => number;
const WORDS = new Intl.Collator("en", { numeric: true });

const ORDERS: Readonly<Record<Exclude<TripleOrder, "text">, Order>> = {
  count: (a, b) => b.evidence.length - a.evidence.length,
  score: (a, b) => (b.best ?? -1) - (a.best ?? -1),
  documents: (a, b) => b.docs.length - a.docs.length,
  head: (a, b) => WORDS.compare(a.head.name, b.head.name),
  relation: (a, b) => WORDS.compare(a.relation, b.relation),
  tail: (a, b) => WORDS.compare(a.tail.name, b.tail.name),
};

/** Triples as a table for spreadsheets: cells by tabs, none of which holds one. */
export function triplesTsv(triples: readonly Triple[]): string {
  const rows = triples.map(({ head, relation, tail, evidence, best, status, docs }) => [
    head.name,
    head.type,
    relation,
    tail.name,
    tail.type,
    String(evidence.length),
    best === null ? "" : String(best),
    status === "both" ? "confirmed and suggested" : status,
    String(docs.length),
  ]);
  return [TSV_COLUMNS, ...rows].map((row) => row.map(cell).join("\t")).join("\n");
}

const TSV_COLUMNS = [
  "head",
  "head type",
  "relation",
  "tail",
  "tail type",
  "count",
  "best score",
  "status",
  "documents",
];

/** No tab, no line end, and nothing that a spreadsheet would run as a formula. */
const cell = (text: string): string =>
  text.replace(/\s+/gu, " ").replace(/^[=+\-@＝＋－＠]/u, "'$&");
