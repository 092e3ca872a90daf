import type { Thing } from "./mentions.ts";
import type { Triple } from "./triples.ts";

/** Triples as things and the links between them. */
export interface TripleGraph {
  /** In the order in which they come. */
  readonly nodes: readonly GraphNode[];
  readonly links: readonly GraphLink[];
}

/** A thing, and what is said of it. */
export interface GraphNode {
  readonly thing: Thing;
  /** Those with it as head or tail. */
  readonly triples: readonly Triple[];
  /** With how many others it is linked. */
  readonly degree: number;
}

/** All that is said of two things together, or of one thing and itself. */
export interface GraphLink {
  /** Places of its ends among the nodes. */
  readonly from: number;
  readonly to: number;
  readonly triples: readonly Triple[];
}

/** What is drawn at most: beyond this nobody can read it, and no machine draws it smoothly. */
export const GRAPH_LIMITS = { nodes: 3000, links: 6000 } as const;

/** The graph of triples; of too many those that are said most often. */
export function graphOf(triples: readonly Triple[]): TripleGraph {
  const byWeight = triples.toSorted((a, b) => b.evidence.length - a.evidence.length);
  const kept = new Set<Triple>();
  const ids = new Set<string>();
  const pairs = new Set<string>();
  for (const triple of byWeight) {
    const ends = [triple.head.id, triple.tail.id];
    const pair = pairOf(triple);
    const fresh = new Set(ends.filter((id) => !ids.has(id)));
    if (ids.size + fresh.size > GRAPH_LIMITS.nodes) continue;
    if (!pairs.has(pair) && pairs.size === GRAPH_LIMITS.links) continue;
    for (const id of ends) ids.add(id);
    pairs.add(pair);
    kept.add(triple);
  }
  return linked(triples.filter((triple) => kept.has(triple)));
}

function linked(triples: readonly Triple[]): TripleGraph {
  const places = new Map<string, number>();
  const nodes: { thing: Thing; triples: Triple[]; others: Set<string> }[] = [];
  const placeOf = (thing: Thing): number => {
    const known = places.get(thing.id);
    if (known !== undefined) return known;
    places.set(thing.id, nodes.length);
    return nodes.push({ thing, triples: [], others: new Set() }) - 1;
  };
  const links = new Map<string, { from: number; to: number; triples: Triple[] }>();
  for (const triple of triples) {
    const { head, tail } = triple;
    const [from, to] = [placeOf(head), placeOf(tail)];
    nodes[from].triples.push(triple);
    if (to !== from) {
      nodes[to].triples.push(triple);
      nodes[from].others.add(tail.id);
      nodes[to].others.add(head.id);
    }
    const pair = pairOf(triple);
    const same = links.get(pair);
    if (same) same.triples.push(triple);
    else links.set(pair, { from, to, triples: [triple] });
  }
  return {
    nodes: nodes.map(({ thing, triples: of, others }) => ({
      thing,
      triples: of,
      degree: others.size,
    })),
    links: [...links.values()],
  };
}

const pairOf = ({ head, tail }: Triple): string => JSON.stringify([head.id, tail.id].sort());

/** The triples around things: those that one of them is the head or the tail of. */
export const triplesAround = (triples: readonly Triple[], ids: readonly string[]): Triple[] =>
  triples.filter(({ head, tail }) => ids.includes(head.id) || ids.includes(tail.id));
