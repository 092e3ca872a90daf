import type { LabelledEntity, LabelledRelation } from "../core/learn/example.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import type { EncodedSentence } from "../text/encodeSentence.ts";
import { COARSE_NAMES } from "./coarseNames.ts";

/**
 * What an unlabelled span or pair means in a set: "all": it is none of the set's types; "labelled":
 * none of those that the sentence has labels of; "ends": only a span is nothing that crosses the borders
 * of a labelled one, which may be of other types too; "nothing": nothing.
 */
export type Completeness = "all" | "labelled" | "ends" | "nothing";

/** A sentence of a set, ready to be drawn. */
export interface BroadSentence {
  readonly words: readonly string[];
  readonly encoded: EncodedSentence;
  readonly entities: readonly LabelledEntity[];
  readonly relations: readonly LabelledRelation[];
}

/** An annotated set with types of its own, of which other sets' sentences say nothing. */
export interface BroadSet {
  readonly name: string;
  readonly types: ModelTypes;
  readonly sentences: readonly BroadSentence[];
  readonly entities: Completeness;
  readonly relations: Completeness;
  /** How many times as often the set is drawn as others of its size. */
  readonly share: number;
}

/** A type of a set: which row of the heads it is given changes from step to step. */
export interface BroadType {
  readonly set: string;
  readonly kind: "entities" | "relations";
  readonly type: string;
  /** Its natural name. */
  readonly name: string;
}

/** A kind, asked for beside narrower types, which win where both would hold. */
export const coarseType = (name: string): BroadType => {
  return { set: "", kind: "entities", type: name, name };
};

/** The types of sets that can be learnt from, and kinds; one kind of entities without a name is none. */
export const typesOfSets = (sets: readonly BroadSet[]): BroadType[] => [
  ...COARSE_NAMES.map(coarseType),
  ...sets.flatMap(({ name: set, types, entities }) =>
    (["entities", "relations"] as const).flatMap((kind) =>
      kind === "entities" && entities === "nothing"
        ? []
        : Object.entries(types[kind]).map(([type, { verbose }]) => {
            return { set, kind, type, name: verbose };
          }),
    ),
  ),
];
