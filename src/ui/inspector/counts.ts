import type { Doc, Project } from "../../core/document.ts";

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

/** What goes with a type when it is deleted; what was rejected goes unmentioned. */
export function deletedWith(
  { docs }: Project,
  kind: "entity" | "relation",
  name: string,
): { spans: number; relations: number } {
  let spans = 0;
  let relations = 0;
  for (const doc of Object.values(docs)) {
    const isGone = (id: string) => kind === "entity" && doc.entities[id]?.type === name;
    for (const { id, status } of Object.values(doc.entities))
      if (isGone(id) && status !== "rejected") spans++;
    for (const { head, tail, type, status } of Object.values(doc.relations)) {
      const gone = kind === "relation" ? type === name : isGone(head) || isGone(tail);
      if (gone && status !== "rejected") relations++;
    }
  }
  return { spans, relations };
}

function count(counts: Map<string, number>, type: string, status: string): void {
  if (status !== "rejected") counts.set(type, (counts.get(type) ?? 0) + 1);
}
