import type { LabelledRelation } from "../../learn/example.ts";
import type { ConfirmedExample } from "./confirmedExample.ts";

/** Words of a confirmed sentence that are labelled. */
export interface LabelledPlace {
  readonly at: ConfirmedExample;
  /** In word indexes. */
  readonly start: number;
  readonly end: number;
}

/** A string under two or more types. */
export interface StringDoubt {
  readonly kind: "string";
  /** What is asked, by which it is known that it was decided. */
  readonly key: string;
  readonly text: string;
  /** The types, the most frequent first, and where the string is of each. */
  readonly uses: readonly { readonly type: string; readonly places: readonly LabelledPlace[] }[];
}

/** A relation that the rules of its type forbid. */
export interface RuleDoubt {
  readonly kind: "rule";
  readonly key: string;
  readonly at: ConfirmedExample;
  readonly relation: LabelledRelation;
}

/** Sentences of the same words that are labelled in two or more ways. */
export interface TwinsDoubt {
  readonly kind: "twins";
  readonly key: string;
  /** The ways, the most frequent first. */
  readonly ways: readonly (readonly ConfirmedExample[])[];
}

/** Something in what is confirmed that contradicts itself, or the rules. */
export type Doubt = StringDoubt | RuleDoubt | TwinsDoubt;

/** Where a doubt is looked at first: of a string the rarest type, of twins the rarest way. */
export function firstPlace(doubt: Doubt): ConfirmedExample {
  if (doubt.kind === "rule") return doubt.at;
  if (doubt.kind === "twins") return doubt.ways[doubt.ways.length - 1][0];
  return doubt.uses[doubt.uses.length - 1].places[0].at;
}
