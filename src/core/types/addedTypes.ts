import type { EntityType } from "../document/document.ts";
import type { TypeNames } from "./modelTypes.ts";
import { otherNames, withOthers } from "./otherNames.ts";
import { isVisible, nameKey, typedName } from "./shownNames.ts";

/**
 * The types of a kind with those of a file or a model that they lack, by name. No two are shown
 * alike afterwards: a new one goes by its own name where its long one is another's, else by a
 * number; short names give way to long ones.
 */
export function addedTypes<T extends EntityType, F extends TypeNames>(
  types: readonly T[],
  wanted: Readonly<Record<string, F>>,
  make: (type: EntityType, from: F) => T,
): readonly T[] {
  const missing = Object.entries(wanted).filter(([name]) => !types.some((t) => t.name === name));
  if (missing.length === 0) return types;
  const names = new Set(missing.map(([name]) => nameKey(name)));
  const shown = new Set(types.flatMap((type) => [type.name, type.verbose].map(nameKey)));
  const shorts = new Set(types.map(({ short }) => nameKey(short)));
  const added = missing.map(([name, from]) => {
    const isFree = (text: string) => {
      const form = nameKey(text);
      // The name of another new one is its own, whichever comes first.
      const isOthers = names.has(form) && form !== nameKey(name);
      return isVisible(text) && !shown.has(form) && !isOthers;
    };
    const verbose = freeName(typedName(from.verbose), name, isFree);
    const hasShort = isFree(from.short) && !shorts.has(nameKey(from.short));
    const short = hasShort ? typedName(from.short) : verbose;
    for (const text of [name, verbose, short]) shown.add(nameKey(text));
    const others = withOthers(otherNames(from.also ?? []));
    return make({ name, short, verbose, ...others, formerNames: [] }, from);
  });
  const taken = new Set(added.flatMap((t) => [t.name, t.verbose, t.short].map(nameKey)));
  const isTaken = ({ short, verbose }: T) =>
    taken.has(nameKey(short)) && nameKey(short) !== nameKey(verbose);
  // A name in use means the type that has it now, not one that had it before.
  const before = types.map((type) => ({
    ...type,
    ...(isTaken(type) && { short: type.verbose }),
    formerNames: type.formerNames.filter((former) => !Object.hasOwn(wanted, former)),
  }));
  return [...before, ...added];
}

function freeName(verbose: string, name: string, isFree: (text: string) => boolean): string {
  for (const text of [verbose, typedName(name)]) if (isFree(text)) return text;
  const base = isVisible(verbose) ? verbose : typedName(name);
  for (let n = 2; ; n++) if (isFree(`${base} ${n}`)) return `${base} ${n}`;
}
