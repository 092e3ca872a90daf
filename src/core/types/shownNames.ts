// The names under which the user sees types: what may be one, and when two are the same.
import type { EntityType } from "../document/document.ts";

/**
 * A name as somebody typed or pasted it, on one line: tabs, line ends and other characters that are
 * not there to be seen are blanks, several blanks are one, and none are around it.
 */
export const typedName = (typed: string): string =>
  typed.replace(/[\s\p{Cc}\p{Cs}]+/gu, " ").trim();

/** Whether there is anything to see of a name. */
export const isVisible = (name: string): boolean =>
  /[^\s\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/u.test(name);

/**
 * What names have in common that a reader takes for one: neither case, nor letters in another form
 * (full-width, ligatures), nor what nobody sees, nor how words are parted tells names apart.
 */
export function nameKey(name: string): string {
  const key = name
    .normalize("NFKC")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .toUpperCase() // makes "SS" of "ß"
    .toLowerCase()
    .normalize("NFKC")
    .replace(/[\s_\p{Cc}\p{Cs}]+/gu, " ")
    .trim();
  return key === "" && isVisible(name) ? "_" : key;
}

type Named = Pick<EntityType, "name" | "short" | "verbose">;

/** Of each type that a reader takes for another one, that other one, by its name. */
export function twinsOf<T extends Named>(types: readonly T[]): ReadonlyMap<string, T> {
  const twins = new Map<string, T>();
  for (const field of ["verbose", "short"] as const) {
    const firsts = new Map<string, T>();
    for (const type of types) {
      const key = nameKey(type[field]);
      const first = firsts.get(key);
      if (!first) firsts.set(key, type);
      else {
        if (!twins.has(type.name)) twins.set(type.name, first);
        if (!twins.has(first.name)) twins.set(first.name, type);
      }
    }
  }
  return twins;
}

/** What the user calls the type that annotations have under this name. */
export const shownName = (types: readonly EntityType[], name: string): string =>
  types.find((type) => type.name === name)?.verbose ?? name;

/** The type that is called so, in files or written out, as far as a reader can see. */
export const typeCalled = <T extends EntityType>(
  types: readonly T[],
  name: string,
): T | undefined => find(types, name, (type) => [type.name, type.verbose]);

/** The type that is written out so. */
export const typeWrittenOut = <T extends EntityType>(
  types: readonly T[],
  name: string,
): T | undefined => find(types, name, (type) => [type.verbose]);

/** The type of which any name is this one, its short one too. */
export const typeShownAs = <T extends EntityType>(
  types: readonly T[],
  name: string,
): T | undefined => typeCalled(types, name) ?? find(types, name, (type) => [type.short]);

/** An older version may have stored several that match: one of exactly this name goes first. */
function find<T extends EntityType>(
  types: readonly T[],
  name: string,
  namesOf: (type: T) => readonly string[],
): T | undefined {
  const [exact, key] = [typedName(name), nameKey(name)];
  return (
    types.find((type) => namesOf(type).some((other) => typedName(other) === exact)) ??
    types.find((type) => namesOf(type).some((other) => nameKey(other) === key))
  );
}
