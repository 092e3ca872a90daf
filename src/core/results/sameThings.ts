import type { MentionChoices } from "../document/mentionChoices.ts";
import { NO_CHOICES } from "../document/mentionChoices.ts";
import type { Thing } from "./mentions.ts";

/** Things of one type that may be one, and under which name. */
export interface SameThings {
  readonly id: string;
  readonly things: readonly Thing[];
  readonly name: string;
}

/** A name as people write it: "John Adam Smith". */
interface FullName {
  readonly kind: "full";
  readonly words: readonly string[];
}

/** Initials with a surname: "J. A. Smith". */
interface ShortName {
  readonly kind: "short";
  readonly initials: readonly string[];
  readonly surname: readonly string[];
}

/**
 * Things that may be one: initials with a surname beside the only name that they can stand for, and a
 * name with its surname first ("Smith, John"). What the user said is several is left out.
 */
export function sameThings(
  things: readonly Thing[],
  { dismissed }: MentionChoices = NO_CHOICES,
): SameThings[] {
  const found: SameThings[] = [];
  for (const ofType of byType(things)) {
    for (const group of groupsOf(ofType)) {
      const isKnown = dismissed.some(
        ({ type, keys }) =>
          type === group[0].type &&
          group.every(({ parts }) => parts.some(({ key }) => keys.includes(key))),
      );
      if (isKnown) continue;
      const id = JSON.stringify(group.map((thing) => thing.id));
      found.push({ id, things: group, name: bestName(group) });
    }
  }
  return found;
}

function byType(things: readonly Thing[]): Thing[][] {
  const found = new Map<string, Thing[]>();
  for (const thing of things) {
    const same = found.get(thing.type);
    if (same) same.push(thing);
    else found.set(thing.type, [thing]);
  }
  return [...found.values()];
}

/** Groups of two and more things of one type. */
function groupsOf(things: readonly Thing[]): Thing[][] {
  const full = new Map<string, { words: readonly string[]; things: Set<Thing> }>();
  const short = new Map<string, { name: ShortName; things: Set<Thing> }>();
  for (const thing of things) {
    for (const form of thing.forms) {
      const name = nameOf(form);
      if (name?.kind === "full") {
        const key = name.words.join(" ");
        const same = full.get(key) ?? { words: name.words, things: new Set() };
        full.set(key, same);
        same.things.add(thing);
      } else if (name) {
        const key = JSON.stringify([name.initials, name.surname]);
        const same = short.get(key) ?? { name, things: new Set() };
        short.set(key, same);
        same.things.add(thing);
      }
    }
  }
  const bySurname = new Map<string, (typeof full extends Map<string, infer V> ? V : never)[]>();
  for (const one of full.values()) {
    const last = one.words.at(-1)!;
    bySurname.set(last, [...(bySurname.get(last) ?? []), one]);
  }
  for (const { name, things: own } of short.values()) {
    const candidates = (bySurname.get(name.surname.at(-1)!) ?? []).filter(({ words }) =>
      standsFor(name, words),
    );
    // Names that are one thing already are one candidate.
    const ids = new Set(
      candidates.map((one) =>
        [...one.things]
          .map(({ id }) => id)
          .sort()
          .join(),
      ),
    );
    if (ids.size === 1) for (const thing of own) candidates[0].things.add(thing);
    else if (ids.size === 0 && own.size > 1)
      full.set(JSON.stringify(name), { words: [], things: own });
  }
  return [...full.values()].map((one) => [...one.things]).filter((group) => group.length > 1);
}

/** Whether initials are those of a name, from the first on, and the surname is its own. */
function standsFor({ initials, surname }: ShortName, words: readonly string[]): boolean {
  const given = words.slice(0, words.length - surname.length);
  return (
    initials.length <= given.length &&
    surname.every((word, i) => word === words[given.length + i]) &&
    initials.every((letter, i) => given[i].startsWith(letter))
  );
}

const INITIAL = /^(?:\p{L}\p{M}*\.)+$/u;

function nameOf(form: string): FullName | ShortName | null {
  const sides = form.split(",").map((side) => side.trim());
  if (sides.length > 2 || sides.some((side) => side === "")) return null;
  const [surnameFirst, given] = sides;
  const written = (given === undefined ? surnameFirst : `${given} ${surnameFirst}`).split(/\s+/u);
  const firstWord = written.findIndex((word) => !INITIAL.test(word));
  const rest = written.slice(firstWord).map((word) => word.normalize("NFC").toLowerCase());
  if (firstWord === -1 || rest.some((word) => !/^\p{L}[\p{L}\p{M}'’.-]+$/u.test(word))) return null;
  if (firstWord === 0) return rest.length > 1 ? { kind: "full", words: rest } : null;
  const initials = written
    .slice(0, firstWord)
    .flatMap((word) => word.toLowerCase().split(".").filter(Boolean));
  return { kind: "short", initials, surname: rest };
}

/** A name that is written out, with its surname last, where there is one. */
function bestName(things: readonly Thing[]): string {
  const forms = [...new Set(things.flatMap(({ name, forms: of }) => [name, ...of]))];
  const isFull = (form: string) => nameOf(form)?.kind === "full";
  return (
    forms.find((form) => isFull(form) && !form.includes(",")) ?? forms.find(isFull) ?? forms[0]
  );
}
