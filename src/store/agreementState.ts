import type { ComparedPart, SideTypes } from "../core/agreement/comparedDoc.ts";
import type { Choice } from "../core/agreement/decideDifferences.ts";
import type { Settled } from "../core/agreement/docDifferences.ts";
import type { MatchedDocs } from "../core/agreement/matchDocs.ts";
import type { SideDifference } from "../core/agreement/sideDifference.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";

/** The comparison of this project with what somebody else made of the same texts. */
export type AgreementState = { readonly kind: "none" } | OpenAgreement;

export interface OpenAgreement {
  readonly kind: "open";
  /** What the sides are called: the project and a file, or two documents. */
  readonly names: { readonly left: string; readonly right: string };
  /** Both sides as they were when the comparison began; the left ones may have changed since. */
  readonly matched: MatchedDocs;
  readonly sideTypes: SideTypes;
  /** The types of the right side. */
  readonly types: ModelTypes;
  /** In the order in which they were made. They are kept as long as the comparison is open. */
  readonly decisions: readonly MadeDecision[];
}

/** A decision of the user, about one difference or about many at once. */
export interface MadeDecision {
  /** The first difference that it is about, by its document. */
  readonly first: { readonly doc: string; readonly key: string };
  readonly settled: ReadonlyMap<string, Settled>;
  /** The step that it made, by its place in the history; null: the project stayed as it is. */
  readonly step: number | null;
}

/** Differences of one document. */
export interface DocDecision {
  readonly doc: string;
  readonly differences: readonly SideDifference[];
}

export interface AgreementActions {
  readonly agreement: AgreementState;
  /** Compares a document of the project with another one of it; returns whether that is open then. */
  compareDocs(left: string, right: string): Promise<boolean>;
  closeAgreement(): void;
  /**
   * Decides differences in one way, as one step; returns how many were decided. Those of one document
   * are decided when the call returns, so that the next key meets what is left.
   */
  decideDifferences(
    wanted: readonly DocDecision[],
    choice: Choice,
    part: ComparedPart,
  ): Promise<number>;
  /** Takes the last decision back, with what it changed; returns the difference that is open again. */
  undoDecision(): MadeDecision["first"] | null;
}
