import type { Doc, Entity, Project, Relation } from "../../core/document/document.ts";
import { entitiesSeenAs, relationsSeenAs, type SeenAs } from "../../core/review/seenAs.ts";
import { t } from "../../language/words.ts";
import type { Asked } from "../../store/state.ts";
import { askedOfPair, askedOfSpan } from "../app/asked.ts";
import { looksOf, type TypeLook } from "../look/looks.ts";
import { entityText } from "../look/names.ts";

/** What was annotated of the same kind, under a heading. */
export interface Precedent {
  readonly title: string;
  readonly seen: readonly SeenAs[];
}

/** What speaks for or against the type of an annotation. */
export interface Evidence {
  readonly asked: Asked;
  readonly looks: ReadonlyMap<string, TypeLook>;
  /** What the model's null is called. */
  readonly none: string;
  readonly precedents: readonly Precedent[];
}

/** The evidence for an entity: how the same words were annotated elsewhere. */
export function entityEvidence(project: Project, doc: Doc, entity: Entity): Evidence {
  const words = writtenText(doc, entity.id);
  return {
    asked: askedOfSpan(entity),
    looks: looksOf(project.schema).entities,
    none: t("No span"),
    precedents: [
      {
        title: t("“{words}” elsewhere", { words: entityText(doc, entity.id) }),
        seen: entitiesSeenAs(project, words, entity.id),
      },
    ],
  };
}

/** The evidence for a relation: how the same words, and such types, were related elsewhere. */
export function relationEvidence(project: Project, doc: Doc, relation: Relation): Evidence {
  const looks = looksOf(project.schema);
  const { id, head, tail } = relation;
  const pair = (of: (end: string) => string) => ({ head: of(head), tail: of(tail) });
  const words = pair((end) => writtenText(doc, end));
  const shown = pair((end) => entityText(doc, end));
  const types = pair((end) => doc.entities[end].type);
  const named = pair((end) => looks.entities.get(doc.entities[end].type)?.verbose ?? "?");
  return {
    asked: askedOfPair(doc, relation),
    looks: looks.relations,
    none: t("No relation"),
    precedents: [
      {
        title: t("“{head}” and “{tail}” elsewhere", { head: shown.head, tail: shown.tail }),
        seen: relationsSeenAs(project, "words", words, id),
      },
      {
        title: t("From {head} to {tail}", { head: named.head, tail: named.tail }),
        seen: relationsSeenAs(project, "types", types, id),
      },
    ],
  };
}

/** The words of an entity as the text has them, on one line: others are compared with them. */
function writtenText(doc: Doc, id: string): string {
  const { start, end } = doc.entities[id];
  return doc.text.slice(start, end).replace(/\s+/g, " ");
}
