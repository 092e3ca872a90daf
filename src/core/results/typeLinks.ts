import type { Triple } from "./triples.ts";

/** How often things of two types are linked. */
export interface TypeLink {
  readonly head: string;
  readonly relation: string;
  readonly tail: string;
  readonly triples: number;
  readonly evidence: number;
}

/** Which types occur together in triples and how often, most often first. */
export function typeLinks(triples: readonly Triple[]): TypeLink[] {
  const found = new Map<string, TypeLink>();
  for (const { head, relation, tail, evidence } of triples) {
    const id = JSON.stringify([head.type, relation, tail.type]);
    const before = found.get(id);
    found.set(id, {
      head: head.type,
      relation,
      tail: tail.type,
      triples: (before?.triples ?? 0) + 1,
      evidence: (before?.evidence ?? 0) + evidence.length,
    });
  }
  return [...found.values()].sort((a, b) => b.evidence - a.evidence);
}
