import type { Doc, Entity } from "../document/document.ts";
import { isCommonNoun, mentionKey, singularOf } from "./mentionKey.ts";

/** What mentions of one type with the same words are taken for. */
export interface Thing {
  /** Of its type and its key; unique over all types. */
  readonly id: string;
  readonly type: string;
  /** As it is written most often; among equals the form that was read first. */
  readonly name: string;
  /** How its mentions are written, in the order in which they were read. */
  readonly forms: readonly string[];
}

/** Finds the thing that a mention is one of. */
export type ThingOf = (doc: Doc, entity: Entity) => Thing;

/** The mention of an entity, its white space as one blank each. */
export const mentionOf = (doc: Doc, { start, end }: Entity): string =>
  doc.text.slice(start, end).replace(/\s+/gu, " ").trim();

/**
 * Merges mentions by type, case, blanks and article. A plural joins its singular only where one of
 * both is written small: "Williams" is no number of people called William.
 */
export function mergeMentions(
  all: readonly { readonly doc: Doc; readonly entity: Entity }[],
): ThingOf {
  const byType = new Map<string, Map<string, Map<string, number>>>();
  // The same words come again and again: their key is made once.
  const known = new Map<string, string>();
  const keyOf = (mention: string): string => {
    const key = known.get(mention) ?? mentionKey(mention);
    known.set(mention, key);
    return key;
  };
  for (const { doc, entity } of all) {
    const mention = mentionOf(doc, entity);
    const forms = within(within(byType, entity.type), keyOf(mention));
    forms.set(mention, (forms.get(mention) ?? 0) + 1);
  }
  const things = new Map([...byType].map(([type, keys]) => [type, thingsOf(type, keys)]));
  return (doc, entity) => things.get(entity.type)!.get(keyOf(mentionOf(doc, entity)))!;
}

function thingsOf(type: string, keys: Map<string, Map<string, number>>): Map<string, Thing> {
  const joined = new Map<string, Map<string, number>>();
  const nameOf = new Map<string, string>();
  for (const [key, forms] of keys) {
    const singular = singularOf(key);
    const one = singular === null ? undefined : keys.get(singular);
    const isPlural =
      one !== undefined && [...forms.keys(), ...one.keys()].some((form) => isCommonNoun(form));
    const target = isPlural && singular !== null ? singular : key;
    nameOf.set(key, target);
    const into = within(joined, target);
    for (const [form, count] of forms) into.set(form, (into.get(form) ?? 0) + count);
  }
  const made = new Map(
    [...joined].map(([key, forms]) => {
      const [name] = [...forms].reduce((best, one) => (one[1] > best[1] ? one : best));
      return [key, { id: JSON.stringify([type, key]), type, name, forms: [...forms.keys()] }];
    }),
  );
  return new Map([...nameOf].map(([key, target]) => [key, made.get(target)!]));
}

function within<K, A, B>(map: Map<K, Map<A, B>>, key: K): Map<A, B> {
  const found = map.get(key);
  if (found) return found;
  const made = new Map<A, B>();
  map.set(key, made);
  return made;
}
