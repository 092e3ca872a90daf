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

/** What two names have in common that nobody could tell apart; case and `_` tell names apart. */
export const shownForm = (name: string): string => typedName(name).normalize("NFC");

/** Whether nobody could tell two types apart: an older version may have stored such ones. */
export const areShownAlike = (a: Named, b: Named): boolean =>
  shownForm(a.verbose) === shownForm(b.verbose) || shownForm(a.short) === shownForm(b.short);

type Named = Pick<EntityType, "short" | "verbose">;

/** What the user calls the type that annotations have under this name. */
export const shownName = (types: readonly EntityType[], name: string): string =>
  types.find((type) => type.name === name)?.verbose ?? name;

/** The type that is called so, in files or written out, as far as a reader can see. */
export const typeCalled = <T extends EntityType>(
  types: readonly T[],
  name: string,
): T | undefined => find(types, name, (type) => [type.name, type.verbose]);

/** The type of which any name is this one, its short one too. */
export const typeShownAs = <T extends EntityType>(
  types: readonly T[],
  name: string,
): T | undefined => typeCalled(types, name) ?? find(types, name, (type) => [type.short]);

function find<T extends EntityType>(
  types: readonly T[],
  name: string,
  namesOf: (type: T) => readonly string[],
): T | undefined {
  const form = shownForm(name);
  return types.find((type) => namesOf(type).some((other) => shownForm(other) === form));
}
