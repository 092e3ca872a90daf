import type { Doc, Entity } from "../document/document.ts";
import { type MentionChoices, NO_CHOICES } from "../document/mentionChoices.ts";
import { joining } from "./joining.ts";
import { isCommonNoun, mentionKey, singularOf } from "./mentionKey.ts";

/** What mentions of one type are taken for: those with the same words, or those the user merged. */
export interface Thing {
  /** Of its type and its key; unique over all types. */
  readonly id: string;
  readonly type: string;
  /** The key that stands for all of them. */
  readonly key: string;
  /** As the user wants it, else as it is written most often; among equals what was read first. */
  readonly name: string;
  /** How its mentions are written, in the order in which they were read. */
  readonly forms: readonly string[];
  /** The same by keys: more than one where it is merged of several. */
  readonly parts: readonly MentionPart[];
}

/** Mentions with the same key. */
export interface MentionPart {
  readonly key: string;
  readonly forms: readonly string[];
}

/** Finds the thing that a mention is one of. */
export type ThingOf = (doc: Doc, entity: Entity) => Thing;

/** The mention of an entity, its white space as one blank each. */
export const mentionOf = (doc: Doc, { start, end }: Entity): string =>
  doc.text.slice(start, end).replace(/\s+/gu, " ").trim();

/**
 * Merges mentions by type, case, blanks and article, and as the user says. A plural joins its
 * singular only where one of both is written small: "Williams" is no number of people called William.
 */
export function mergeMentions(
  all: readonly { readonly doc: Doc; readonly entity: Entity }[],
  choices: MentionChoices = NO_CHOICES,
): ThingOf {
  const byType = new Map<string, Map<string, Forms>>();
  const keyOf = keysBy(choices);
  for (const { doc, entity } of all) {
    const mention = mentionOf(doc, entity);
    const forms = within(within(byType, entity.type), keyOf(entity.type, mention));
    forms.set(mention, (forms.get(mention) ?? 0) + 1);
  }
  const things = new Map([...byType].map(([type, keys]) => [type, thingsOf(type, keys, choices)]));
  return (doc, entity) => things.get(entity.type)!.get(keyOf(entity.type, mentionOf(doc, entity)))!;
}

/** How often a key's mentions are written so. */
type Forms = Map<string, number>;

/** Finds keys: the same words come again and again, so each is made once. */
function keysBy({ apart }: MentionChoices): (type: string, mention: string) => string {
  const own = new Map<string, Map<string, string>>();
  for (const { type, key, forms } of apart)
    for (const form of forms) within(own, type).set(form, key);
  const known = new Map<string, string>();
  return (type, mention) => {
    const set = own.get(type)?.get(mention);
    if (set !== undefined) return set;
    const key = known.get(mention) ?? mentionKey(mention);
    known.set(mention, key);
    return key;
  };
}

function thingsOf(
  type: string,
  keys: ReadonlyMap<string, Forms>,
  choices: MentionChoices,
): Map<string, Thing> {
  const merged = choices.merged.filter((group) => group.type === type);
  const noPlurals = new Set(choices.noPlurals.flatMap((one) => (one.type === type ? one.key : [])));
  const joined = joining();
  // What the user merged comes first: its first key stands for the thing.
  for (const group of merged) for (const key of group.keys) joined.join(group.keys[0], key);
  for (const [key, forms] of keys) {
    const singular = noPlurals.has(key) ? null : singularOf(key);
    const one = singular === null ? undefined : keys.get(singular);
    if (singular !== null && one && [...forms.keys(), ...one.keys()].some(isCommonNoun))
      joined.join(singular, key);
  }
  const names = new Map<string, string>();
  for (const { keys: of, name } of merged.toReversed())
    if (name !== undefined) names.set(joined.first(of[0]), name);
  const found = new Map<string, [key: string, forms: Forms][]>();
  for (const [key, forms] of keys) {
    const stands = joined.first(key);
    const same = found.get(stands);
    if (same) same.push([key, forms]);
    else found.set(stands, [[key, forms]]);
  }
  return new Map(
    [...found].flatMap(([key, parts]) => {
      const thing = thingOf(type, key, parts, names.get(key));
      return parts.map(([part]) => [part, thing] as const);
    }),
  );
}

function thingOf(
  type: string,
  key: string,
  parts: readonly (readonly [key: string, forms: Forms])[],
  wanted: string | undefined,
): Thing {
  const counts: Forms = new Map();
  for (const [, forms] of parts)
    for (const [form, count] of forms) counts.set(form, (counts.get(form) ?? 0) + count);
  const [often] = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best));
  return {
    id: JSON.stringify([type, key]),
    type,
    key,
    name: wanted ?? often,
    forms: [...counts.keys()],
    parts: parts.map(([part, forms]) => ({ key: part, forms: [...forms.keys()] })),
  };
}

function within<K, A, B>(map: Map<K, Map<A, B>>, key: K): Map<A, B> {
  const found = map.get(key);
  if (found) return found;
  const made = new Map<A, B>();
  map.set(key, made);
  return made;
}
