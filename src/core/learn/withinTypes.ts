import type { ModelTypes } from "../types/modelTypes.ts";
import type { Example } from "./example.ts";

/** What a model of these types learns from an example: nothing of others, and whether it knows all. */
export function withinTypes(example: Example, types: ModelTypes): Example {
  const { known, ...rest } = example;
  const has = (kind: "entities" | "relations") => (type: string) =>
    Object.hasOwn(types[kind], type);
  const kept = example.entities.flatMap((entity, i) => (has("entities")(entity.type) ? [i] : []));
  const places = new Map(kept.map((from, to) => [from, to]));
  const relations = example.relations.flatMap((relation) => {
    const [head, tail] = [places.get(relation.head), places.get(relation.tail)];
    return has("relations")(relation.type) && head !== undefined && tail !== undefined
      ? [{ ...relation, head, tail }]
      : [];
  });
  const entities = kept.map((i) => example.entities[i]);
  const scope = known && {
    entities: known.entities.filter(has("entities")),
    relations: known.relations.filter(has("relations")),
  };
  const isWhole = (["entities", "relations"] as const).every(
    (kind) => !scope || Object.keys(types[kind]).every((type) => scope[kind].includes(type)),
  );
  return { ...rest, entities, relations, ...(scope && !isWhole && { known: scope }) };
}
