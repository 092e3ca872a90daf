import { abbreviates } from "../look/abbreviates.ts";
import type { TypeLook } from "../look/looks.ts";

/**
 * The types whose names the typed letters may mean, the likeliest first: names that begin with the
 * first letter, and only if there are none, those with a later word that does.
 */
export function typedTypes(types: readonly TypeLook[], typed: string): readonly TypeLook[] {
  const letters = typed.toLowerCase();
  const found = types.filter(({ verbose }) => abbreviates(letters, verbose.toLowerCase()));
  const beginning = found.filter(({ verbose }) => verbose.toLowerCase()[0] === letters[0]);
  return (beginning.length > 0 ? beginning : found).toSorted(
    (a, b) => distance(letters, a) - distance(letters, b) || a.verbose.length - b.verbose.length,
  );
}

/** 0 for the whole name, 1 for its beginning, 2 for an abbreviation. */
function distance(letters: string, { verbose }: TypeLook): number {
  const name = verbose.toLowerCase();
  if (name === letters) return 0;
  return name.startsWith(letters) ? 1 : 2;
}
