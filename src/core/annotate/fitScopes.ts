import type { EntityType, Project, Schema, Scope } from "../document/document.ts";
import type { DocEdit, Edit } from "../document/edit.ts";
import { remembered } from "../document/remembered.ts";
import { type Kind, wholeScope } from "../document/scope.ts";
import { nameAfter } from "../types/schema.ts";
import { changedScopes, eachDoc } from "../types/typeTables.ts";

/**
 * What a step back or forth makes of scopes, as types may have come since it was made that are no
 * steps: what sentences know are types of the schema, by the names that these have again.
 * @param before the schema before the step
 * @param project the project after it
 * @param step names all that the step changed
 */
export function fitScopes(before: Schema, project: Project, step: Edit): Edit {
  const { schema } = project;
  const fit = remembered((scope: Scope) => fitted(scope, before, schema));
  return {
    inside: eachDoc(project, (doc): DocEdit => {
      const stepped = step.inside?.[doc.id];
      const isWhole = Boolean(step.schema) || Object.hasOwn(step.docs ?? {}, doc.id);
      const names = isWhole || stepped?.confirmed || stepped?.notAnnotated;
      return names ? changedScopes(doc, fit) : {};
    }),
  };
}

function fitted(scope: Scope, before: Schema, after: Schema): Scope {
  const whole = wholeScope(after);
  const names = (kind: Kind) => {
    const types: [readonly EntityType[], readonly EntityType[]] = [before[kind], after[kind]];
    const there = scope[kind].flatMap((name) =>
      whole[kind].includes(name) ? name : (nameAfter(...types, name) ?? []),
    );
    return [...new Set(there)];
  };
  const isFit = (kind: Kind) => scope[kind].every((name) => whole[kind].includes(name));
  if (isFit("entities") && isFit("relations")) return scope;
  return { entities: names("entities"), relations: names("relations") };
}
