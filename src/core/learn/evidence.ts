import { knows } from "../document/scope.ts";
import type { Example } from "./example.ts";
import type { Reading } from "./reading.ts";
import type { Rightness } from "./rightness.ts";

/** A sentence and how a model that has not learnt it reads it. */
export interface Read {
  readonly example: Example;
  readonly reading: Reading;
}

/** What speaks against a label, or for one that is not there. */
export interface Evidence {
  /** Place of the sentence among those that were read. */
  readonly sentence: number;
  /** How probably the label is wrong, roughly: by this they are ordered. */
  readonly confidence: number;
  /** What the model gave for its reading; null where only strings speak. */
  readonly score: number | null;
  /** How often models were right in such cases. */
  readonly right: Rightness | null;
  /** How often the same words are labelled as the model reads them, of how many places. */
  readonly strings: Rightness | null;
}

/** Whether a sentence says anything of a type. */
export const says = ({ known }: Example, kind: "entities" | "relations", type: string): boolean =>
  !known || knows(known, kind, type);
