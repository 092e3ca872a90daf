import type { Doc } from "../document/document.ts";

/** Numbers of annotations by type; what was rejected does not count. */
export interface TypeCounts {
  readonly entities: ReadonlyMap<string, number>;
  readonly relations: ReadonlyMap<string, number>;
}

/** Counts the annotations of documents by type. */
export function typeCounts(docs: readonly Doc[]): TypeCounts {
  const entities = new Map<string, number>();
  const relations = new Map<string, number>();
  for (const doc of docs) {
    for (const { type, status } of Object.values(doc.entities)) count(entities, type, status);
    for (const { type, status } of Object.values(doc.relations)) count(relations, type, status);
  }
  return { entities, relations };
}

function count(counts: Map<string, number>, type: string, status: string): void {
  if (status !== "rejected") counts.set(type, (counts.get(type) ?? 0) + 1);
}
