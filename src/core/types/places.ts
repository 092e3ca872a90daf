import type { EntityType } from "../document/document.ts";

type Placed = Pick<EntityType, "name" | "place">;

/**
 * Where each type of a kind stands among colours and keys: its own place, if none before it has that;
 * else the first that is free. So types that have none stand in their order.
 */
export function placesOf(types: readonly Placed[]): readonly number[] {
  const taken = new Map<number, Placed>();
  for (const type of types)
    if (type.place !== undefined && !taken.has(type.place)) taken.set(type.place, type);
  let next = 0;
  return types.map((type) => {
    if (type.place !== undefined && taken.get(type.place) === type) return type.place;
    while (taken.has(next)) next++;
    taken.set(next, type);
    return next;
  });
}

/** The same types, each with its place as its own. */
export function placed<T extends Placed>(types: readonly T[]): readonly T[] {
  const places = placesOf(types);
  return types.map((type, i) => ({ ...type, place: places[i] }));
}

/** Types after others came, went or moved, with places that keep those that were there as they were. */
export function keepPlaces<T extends EntityType>(
  before: readonly Placed[],
  after: readonly T[],
): readonly T[] {
  const were = new Map(placed(before).map(({ name, place }) => [name, place]));
  const now = placesOf(after);
  if (after.every(({ name }, i) => [undefined, now[i]].includes(were.get(name)))) return after;
  return after.map((type) => {
    const place = were.get(type.name);
    return place === undefined || place === type.place ? type : { ...type, place };
  });
}
