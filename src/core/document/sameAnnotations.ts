import type { Doc, Relation, Status } from "./document.ts";
import { isEarlier } from "./symmetric.ts";

/** Changes to a table of annotations: `null` removes. */
export type Changes<T> = Record<string, T | null>;

const WEIGHT: Record<Status, number> = { confirmed: 0, rejected: 1, suggested: 2 };

/** What the user decided comes before what is only suggested. */
export const decidedFirst = <A extends { readonly status: Status }>(
  annotations: readonly A[],
): A[] => annotations.toSorted((a, b) => WEIGHT[a.status] - WEIGHT[b.status]);

/**
 * The changes to a document's relations when some of them change, or (null) go: those of symmetric
 * types are put in canonical order; of two that then say the same, the more decided stays.
 */
export function distinctRelations(
  doc: Doc,
  change: (relation: Relation) => Relation | null,
  isSymmetric: (type: string) => boolean,
): Changes<Relation> {
  const changes: Changes<Relation> = {};
  const seen = new Map<string, Relation>();
  for (const old of decidedFirst(Object.values(doc.relations))) {
    const changed = change(old);
    const relation = changed && isSymmetric(changed.type) ? ordered(doc, changed) : changed;
    const key = JSON.stringify([relation?.head, relation?.type, relation?.tail]);
    const twin = seen.get(key);
    if (relation === null || relation.head === relation.tail) changes[old.id] = null;
    else if (twin && (relation !== old || twin.id in changes)) changes[old.id] = null;
    else if (relation !== old) changes[old.id] = relation;
    if (!twin && relation) seen.set(key, relation);
  }
  return changes;
}

function ordered(doc: Doc, relation: Relation): Relation {
  const { head, tail } = relation;
  const turn = isEarlier(doc.entities[tail], doc.entities[head]);
  return turn ? { ...relation, head: tail, tail: head } : relation;
}
