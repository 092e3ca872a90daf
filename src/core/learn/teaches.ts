import { t } from "../../language/words.ts";
import type { Example } from "./example.ts";

/** What is said where no sentence to train on teaches anything. */
export const NOTHING_TO_LEARN = () =>
  t(
    "There is nothing to learn from: the confirmed sentences were confirmed with no span type switched on. Switch types on, and confirm sentences for them.",
  );

/**
 * Whether there is anything to learn from a sentence: it is labelled, or was annotated for types of
 * spans, so that what is not labelled says something. Without spans there are no pairs either.
 *
 * @param types how many types of spans there are
 */
export const teaches = ({ entities, known }: Example, types: number): boolean =>
  entities.length > 0 || (known ? known.entities.length : types) > 0;
