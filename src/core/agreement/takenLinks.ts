import { BY_HAND } from "../annotate/entityEdits.ts";
import { findRelation } from "../annotate/relationEdits.ts";
import type { Doc, Entity, Relation } from "../document/document.ts";
import { symmetricEnds } from "../document/symmetric.ts";
import type { ComparedDoc, Link } from "./comparedDoc.ts";
import type { ComparedSpans } from "./spanDifferences.ts";
import type { TakenSpans } from "./takenSpans.ts";

interface Ends extends Pick<ComparedDoc, "isSymmetric">, Pick<ComparedSpans, "partner"> {
  readonly doc: Doc;
  readonly newId: () => string;
}

/** Changes to the relations of the left document; what they need of spans grows with them. */
export function takenLinks(spans: TakenSpans, { doc, partner, isSymmetric, newId }: Ends) {
  /** The end as it is here, confirmed: it is put here where it is not. */
  const endOf = (end: Entity): Entity => {
    const here = partner.get(end);
    if (!here) return spans.add(end);
    if (here.status !== "confirmed") spans.entities[here.id] = { ...here, status: "confirmed" };
    return here;
  };
  const take = ({ relation, head, tail }: Link, inPlaceOf: Relation | null) => {
    const [from, to] = [endOf(head), endOf(tail)];
    const { type } = relation;
    const [first, second] = isSymmetric(type) ? symmetricEnds(from, to, (end) => end) : [from, to];
    const ends = { head: first.id, tail: second.id, type };
    const twin = findRelation(doc, ends);
    const id = inPlaceOf?.id ?? twin?.id ?? newId();
    if (twin && twin.id !== id) spans.relations[twin.id] = null;
    spans.relations[id] = { id, ...ends, ...BY_HAND };
  };
  return {
    fault: ({ head, tail }: Link): string | null =>
      [head, tail]
        .map((end) => (partner.has(end) ? null : spans.fault(end)))
        .find((fault) => fault !== null) ?? null,
    add: (link: Link) => take(link, null),
    change: ({ relation }: Link, to: Link) => take(to, relation),
    /** What the model suggested is rejected. */
    remove: ({ relation }: Link) => {
      const isModels = relation.by === "model";
      spans.relations[relation.id] = isModels ? { ...relation, status: "rejected" } : null;
    },
  };
}
