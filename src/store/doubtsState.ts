import type { StudiedSentence } from "../core/learn/storedStudy.ts";
import type { Doubt } from "../core/review/doubts/doubt.ts";
import type { RuleFix } from "../core/review/doubts/fixRelation.ts";
import type { LikelyError } from "../core/review/likelyErrors.ts";

/** How far the open model has read what is confirmed. */
export type ModelCheck =
  | { readonly kind: "idle" }
  | (Checked & { readonly kind: "running"; readonly total: number })
  | (Checked & { readonly kind: "done"; readonly total: number })
  | { readonly kind: "failed"; readonly message: string };

/** What a model has read. */
interface Checked {
  /** Names its weights. */
  readonly weights: string;
  /** What the user calls it. */
  readonly model: string;
  readonly studied: readonly StudiedSentence[];
}

/** What the user says of a doubt. */
export type Decision =
  | { readonly kind: "keep" }
  /** Every place of a string has this type. */
  | { readonly kind: "makeAll"; readonly type: string }
  | { readonly kind: "fix"; readonly fix: RuleFix }
  /** All twins are labelled in one of their ways. */
  | { readonly kind: "takeWay"; readonly way: number };

/** What of the state is about doubts in what is confirmed. */
export interface DoubtsState {
  readonly modelCheck: ModelCheck;
  /** Has the open model read what is confirmed, a few sentences at a time. */
  checkWithModel(): Promise<void>;
  /** What was read stays. */
  cancelCheck(): void;
  /** Decides about a doubt, as one step. */
  decideDoubt(doubt: Doubt, decision: Decision): void;
  /** Decides about a likely error, as one step. @returns whether there was anything to change */
  decideError(error: LikelyError, who: "theirs" | "mine"): boolean;
}
