import { t } from "../../language/words.ts";
import { BY_HAND, findEntity } from "../annotate/entityEdits.ts";
import { inheritedRelations } from "../annotate/inheritedRelations.ts";
import { joinFault, sentencesOver } from "../annotate/labelAcross.ts";
import { decision } from "../annotate/statusEdits.ts";
import { entitiesIn, sentenceAt } from "../document/docIndex.ts";
import type { Doc, Entity, Relation, Schema } from "../document/document.ts";
import { overlaps, sameSpan } from "../document/overlaps.ts";
import type { ComparedPart } from "./comparedDoc.ts";

/** Changes to the spans of the left document, which grow. */
export interface TakenSpans {
  readonly entities: Record<string, Entity | null>;
  readonly relations: Record<string, Relation | null>;
  /** Why a span of the right side cannot be here; null: it can. */
  fault(span: Entity): string | null;
  /** Puts a span of the right side here, and returns it as it is here. */
  add(span: Entity): Entity;
  /** Gives a span of the left side the borders and the type of one of the right side. */
  change(span: Entity, to: Entity): void;
  /** Takes a span of the left side away: what the model suggested is rejected. */
  remove(span: Entity): void;
  /** The spans that were put here. */
  readonly placed: readonly Entity[];
}

/** What decisions about spans need to know. */
export interface Taking {
  readonly schema: Schema;
  readonly part: ComparedPart;
  readonly newId: () => string;
}

/** Begins without changes. */
export function takenSpans(doc: Doc, { schema, part, newId }: Taking): TakenSpans {
  const entities: Record<string, Entity | null> = {};
  const relations: Record<string, Relation | null> = {};
  const placed: Entity[] = [];
  const added = new Map<Entity, Entity>();

  /** What stands for another span now is not there to be had. */
  const isUsed = ({ id }: Entity) => Object.hasOwn(entities, id) && entities[id] !== null;
  const suggestionsOver = (span: Entity): Entity[] => {
    const sentence = sentenceAt(doc, span.start);
    // Where suggestions are compared, each is decided by itself.
    if (!sentence || part.annotations !== "confirmed") return [];
    return entitiesIn(doc, sentence).filter(
      (e) => e.status === "suggested" && overlaps(e, span) && !isUsed(e),
    );
  };
  return {
    entities,
    relations,
    placed,
    fault: (span) => {
      if (!sentenceAt(doc, span.start)) return t("Its words are in no sentence here.");
      const parts = sentencesOver(doc, span);
      return parts.length > 1 ? joinFault(parts) : null;
    },
    add: (span) => {
      const known = added.get(span);
      if (known) return known;
      const others = suggestionsOver(span);
      const same = findEntity(doc, span, span.type);
      const base = same && !isUsed(same) ? same : others.find((e) => sameSpan(e, span));
      const made = { ...valuesOf(span), id: base?.id ?? newId() };
      for (const other of others) if (other.id !== made.id) entities[other.id] = null;
      entities[made.id] = made;
      placed.push(made);
      added.set(span, made);
      return made;
    },
    change: (span, to) => {
      const made = { ...valuesOf(to), id: span.id };
      const twin = findEntity(doc, to, to.type);
      entities[made.id] = made;
      placed.push(made);
      if (!twin || twin.id === span.id || isUsed(twin)) return;
      entities[twin.id] = null;
      Object.assign(relations, inheritedRelations(doc, schema, made, [twin]));
    },
    remove: (span) => {
      if (span.by !== "model") entities[span.id] = null;
      else {
        const rejected = decision(doc, { entities: [span], relations: [] }, "rejected");
        Object.assign(entities, rejected.entities);
        Object.assign(relations, rejected.relations);
      }
    },
  };
}

/** What the user takes is right, as if made by hand. */
const valuesOf = ({ start, end, type, fragments }: Entity): Omit<Entity, "id"> => ({
  start,
  end,
  type,
  ...BY_HAND,
  ...(fragments && { fragments }),
});
