import type { Kind } from "../../core/document/scope.ts";
import type { Label, Outcome } from "../../core/learn/confusions.ts";
import type { Fate } from "../../core/learn/stability.ts";

/** What of a confusion table is listed. */
export type ChosenCell =
  | { readonly by: "outcome"; readonly outcome: Outcome }
  | { readonly by: "types"; readonly gold: Label; readonly predicted: Label };

/** What the view of what a training changed shows. */
export interface ProofView {
  readonly part: "confusions" | "changes";
  readonly kind: Kind;
  /** The model whose confusions are shown. */
  readonly which: "before" | "after";
  readonly cell: ChosenCell | null;
  /** Which changes are walked through; null: of all types, and all that changed. */
  readonly type: string | null;
  readonly fate: Fate | null;
  /** The change that is shown. */
  readonly at: number;
  /** Which of the two readings of it are shown. */
  readonly shown: "both" | "before" | "after";
}

export const INITIAL_PROOF: ProofView = {
  part: "confusions",
  kind: "entities",
  which: "after",
  cell: null,
  type: null,
  fate: null,
  at: 0,
  shown: "both",
};
