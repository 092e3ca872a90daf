import type { Alternative } from "../../core/annotate/alternative.ts";
import type { Doc, Project } from "../../core/document/document.ts";
import { bestOf, guessEntityType } from "../../core/review/guessTypes.ts";
import { allows } from "../../core/types/constraints.ts";
import type { Asked } from "../../store/state.ts";
import { askedOfPair, askedOfSpan } from "../app/asked.ts";
import type { Choosing } from "../app/viewState.ts";
import { looksOf, type TypeLook } from "../look/looks.ts";

/** The types among which one is chosen, and what helps to choose. */
export interface TypeChoices {
  readonly asked: Asked;
  /** In the order of the schema. */
  readonly types: readonly TypeLook[];
  /** Those that the rules of the types forbid there; they can be chosen all the same. */
  readonly forbidden: readonly TypeLook[];
  /** The type that is likely, once the model has said what it thinks (or that it cannot). */
  guess(opinion: readonly Alternative[] | null): string | null;
}

/** What can be chosen; null when that of which a type is chosen is no longer there. */
export function typeChoices(project: Project, doc: Doc, what: Choosing): TypeChoices | null {
  const { entities, relations } = project.schema;
  const looks = looksOf(project.schema);
  if (what.kind === "retypeRelation") {
    const relation = doc.relations[what.id];
    if (!relation) return null;
    const ends = { head: doc.entities[relation.head].type, tail: doc.entities[relation.tail].type };
    const legal = relations.filter((type) => allows(type, ends));
    const isLegal = ({ name }: TypeLook) => legal.some((type) => type.name === name);
    const all = [...looks.relations.values()];
    return {
      asked: askedOfPair(doc, relation),
      types: all.filter(isLegal),
      forbidden: all.filter((type) => !isLegal(type)),
      guess: (opinion) => bestOf(opinion, others(legal, relation.type)),
    };
  }
  const rest = { types: [...looks.entities.values()], forbidden: [] };
  if (what.kind === "newEntity") {
    const words = doc.text.slice(what.start, what.end);
    const guess = (opinion: readonly Alternative[] | null) =>
      guessEntityType(project, words, opinion);
    return { ...rest, asked: askedOfSpan(what), guess };
  }
  const entity = doc.entities[what.id];
  if (!entity) return null;
  if (what.kind === "moveEntity") {
    return { ...rest, asked: askedOfSpan(what), guess: () => entity.type };
  }
  const guess = (opinion: readonly Alternative[] | null) =>
    bestOf(opinion, others(entities, entity.type));
  return { ...rest, asked: askedOfSpan(entity), guess };
}

/** Who opens the menu of something that has a type wants another one. */
const others = <T extends { readonly name: string }>(types: readonly T[], current: string): T[] =>
  types.filter(({ name }) => name !== current);
