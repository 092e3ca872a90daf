import type { Doc, Entity, Relation } from "../../core/document/document.ts";
import { type Looks, lookOf } from "./looks.ts";
import { entityText, stateText } from "./names.ts";
import { Trans } from "./Trans.tsx";

interface Props {
  readonly doc: Doc;
  readonly looks: Looks;
}

/** As `entityName`: its words and its type keep their direction to themselves. */
export function EntityNamed({ doc, looks, entity }: Props & { readonly entity: Entity }) {
  const look = lookOf(looks.entities, entity.type);
  return (
    <>
      <bdi>{entityText(doc, entity.id)}</bdi>, <bdi>{look.verbose}</bdi>, {stateText(entity, look)}
    </>
  );
}

/** As `relationName`. */
export function RelationNamed({ doc, looks, relation }: Props & { readonly relation: Relation }) {
  const look = lookOf(looks.relations, relation.type);
  const values = {
    head: <bdi>{entityText(doc, relation.head)}</bdi>,
    tail: <bdi>{entityText(doc, relation.tail)}</bdi>,
  };
  return (
    <>
      <bdi>{look.verbose}</bdi>{" "}
      {look.symmetric ? (
        <Trans id="between {head} and {tail}" values={values} />
      ) : (
        <Trans id="from {head} to {tail}" values={values} />
      )}
      , {stateText(relation, look)}
    </>
  );
}
