import type { Entity, Relation } from "../document/document.ts";

/** Which annotations count in results. */
export interface ResultChoice {
  readonly status: "confirmed" | "suggested" | "both";
  /** From which score on what was suggested counts; what has no score does. */
  readonly from: number;
}

/** Whether an annotation counts: what was confirmed does whatever its score is. */
export function isChosen({ status, score }: Entity | Relation, choice: ResultChoice): boolean {
  if (status === "rejected" || (choice.status !== "both" && choice.status !== status)) return false;
  return status === "confirmed" || score === null || score >= choice.from;
}
