import type { Relation } from "../../core/document.ts";
import { type Looks, lookOf } from "../looks.ts";
import { percent } from "../names.ts";

/** The forms of a relation's label, the longest first; the score is that of a suggestion. */
export function arcNames(looks: Looks, { type, status, score }: Relation): string[] {
  const { verbose, short } = lookOf(looks.relations, type);
  if (status === "rejected") return [`✕ ${verbose}`, `✕ ${short}`];
  if (status === "confirmed") return [`${verbose} ✓`, `${short} ✓`, short];
  if (score === null) return [verbose, short];
  const shown = percent(score).replace(" %", "");
  return [`${verbose} ${shown}`, `${short} ${shown}`, short];
}
