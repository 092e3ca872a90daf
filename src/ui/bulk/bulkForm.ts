import type { BulkQuery, BulkScope } from "../../core/review/bulk.ts";

/** What the user sets in the dialog. */
export interface BulkForm {
  readonly status: "confirmed" | "rejected";
  readonly what: BulkQuery["what"];
  readonly where: BulkScope["kind"];
  /** Null: all of them. */
  readonly types: readonly string[] | null;
  readonly side: BulkQuery["side"];
  /** 0 to 100. */
  readonly percent: number;
}

/** Begins with what is done most: what the model is sure of is accepted. */
export const BULK_FORM: BulkForm = {
  status: "confirmed",
  what: "both",
  where: "document",
  types: null,
  side: "atLeast",
  percent: 90,
};

/** Accepting is about the sure ones, rejecting about the others. */
export const withStatus = (form: BulkForm, status: BulkForm["status"]): BulkForm => ({
  ...form,
  status,
  ...(status === "confirmed"
    ? { side: "atLeast", percent: BULK_FORM.percent }
    : { side: "below", percent: 50 }),
});

/** Chooses a type beside the others, or no longer; without any, all are meant. */
export function withType(form: BulkForm, type: string): BulkForm {
  const chosen = form.types ?? [];
  const types = chosen.includes(type) ? chosen.filter((t) => t !== type) : [...chosen, type];
  return { ...form, types: types.length > 0 ? types : null };
}

/** The query of a form. */
export const queryOf = ({ what, types, side, percent }: BulkForm, scope: BulkScope): BulkQuery => ({
  scope,
  what,
  types,
  side,
  threshold: percent / 100,
});
