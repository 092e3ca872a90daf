import type { ComparedPart } from "../../core/agreement/comparedDoc.ts";

/** What the comparison of two sides shows. */
export interface AgreementForm {
  readonly shown: "figures" | "differences";
  /** What is compared; null: nobody has chosen yet. */
  readonly part: ComparedPart | null;
  /** The document whose differences are walked; null: those of all. */
  readonly doc: string | null;
  /** The kind of differences that are walked, as `kindId` writes it; null: all. */
  readonly kind: string | null;
  /** The difference that the user is at; what comes in its place when it is decided. */
  readonly at: { readonly doc: string; readonly key: string; readonly place: number } | null;
}

/** As a comparison is opened. */
export const INITIAL_AGREEMENT: AgreementForm = {
  shown: "figures",
  part: null,
  doc: null,
  kind: null,
  at: null,
};
