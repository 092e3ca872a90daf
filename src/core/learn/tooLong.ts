import { t } from "../../language/words.ts";
import type { Example } from "./example.ts";

/** How many entities have more words than a model looks at. */
export const countTooLong = (examples: readonly Example[], most: number): number =>
  examples.reduce(
    (sum, { entities }) => sum + entities.filter(({ start, end }) => end - start > most).length,
    0,
  );

/** Says that spans cannot be learnt, and why. */
export const tooLongLine = (count: number, most: number): string =>
  t(
    "{count, plural, one {1 span is longer than the {most, number} words this model looks at: it cannot learn it.} other {{count, number} spans are longer than the {most, number} words this model looks at: it cannot learn them.}}",
    { count, most },
  );
