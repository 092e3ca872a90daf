import type { EntityType, RelationType, Schema } from "../document/document.ts";
import { addedTypes } from "./addedTypes.ts";
import type { ModelTypes, RelationTypeNames, RenamedTypes, TypeNames } from "./modelTypes.ts";

/** The schema with the types of a model or of a file that it lacks; no two are shown alike. */
export function withTypes(schema: Schema, types: ModelTypes): Schema {
  const entities = addedTypes(schema.entities, types.entities, (type) => type);
  const relations = addedTypes<RelationType, RelationTypeNames>(
    schema.relations,
    types.relations,
    (type, from) => ({ ...type, symmetric: from.symmetric, ...rules(from) }),
  );
  const isSame = entities === schema.entities && relations === schema.relations;
  return isSame ? schema : { entities, relations };
}

/** The types as files and models hold them, in the order of the schema. */
export function modelTypes(schema: Schema): ModelTypes {
  const names = ({ short, verbose, also }: EntityType) => {
    return { short, verbose, ...(also && { also }) };
  };
  return {
    entities: Object.fromEntries(schema.entities.map((t) => [t.name, names(t)])),
    relations: Object.fromEntries(
      schema.relations.map((t) => [t.name, { ...names(t), symmetric: t.symmetric }]),
    ),
  };
}

/** The same with what relations may link, for files that can hold it; a model has no rules. */
export function typesWithRules(schema: Schema): ModelTypes {
  const { entities, relations } = modelTypes(schema);
  return {
    entities,
    relations: Object.fromEntries(
      schema.relations.map((type) => [type.name, { ...relations[type.name], ...rules(type) }]),
    ),
  };
}

const rules = ({ heads, tails }: Pick<RelationType, "heads" | "tails">) => ({
  ...(heads && { heads }),
  ...(tails && { tails }),
});

/** What a type that a model knows is called today; undefined when the schema has no such type. */
export function currentName(types: readonly EntityType[], known: string): string | undefined {
  const type =
    types.find((t) => t.name === known) ?? types.find((t) => t.formerNames.includes(known));
  return type?.name;
}

/** What a type that the schema lacks now is called in it: by the names it had, the last one first. */
export function nameAfter(
  before: readonly EntityType[],
  after: readonly EntityType[],
  name: string,
): string | undefined {
  const former = before.find((type) => type.name === name)?.formerNames ?? [];
  return (
    currentName(after, name) ?? former.findLast((old) => after.some((type) => type.name === old))
  );
}

/** The types that were renamed since the model learnt them. */
export function renamedSince(schema: Schema, model: ModelTypes): RenamedTypes {
  const pairs = (types: readonly EntityType[], known: Readonly<Record<string, TypeNames>>) =>
    types.flatMap((type): [string, string][] => {
      const { name, formerNames, ownNames = [name] } = type;
      const isKnown = (one: string) => Object.hasOwn(known, one);
      // A former name that another type took means that one.
      const own = ownNames.filter((one) => one === name || formerNames.includes(one));
      const before = own.find(isKnown) ?? formerNames.findLast(isKnown);
      return before === undefined || before === name ? [] : [[name, before]];
    });
  return {
    entities: Object.fromEntries(pairs(schema.entities, model.entities)),
    relations: Object.fromEntries(pairs(schema.relations, model.relations)),
  };
}
