import { typeName } from "../typeNames.ts";
import type { Infons } from "./biocModel.ts";

/** Infons that name a type, before others. */
const TYPES = ["type", "value", "label"];
const RELATION_TYPES = ["type", "relation", "relation type", "relation_type", "predicate"];
const SCORES = ["score", "confidence", "probability"];
/** As which what is suggested is written here. */
export const STATUS = "status";

/** What infons say of an annotation. */
export interface Said {
  /** Empty where they name none. */
  readonly type: string;
  readonly suggested: { readonly score: number | null } | null;
  /** The names of the other infons. */
  readonly others: readonly string[];
}

/** The type of an annotation or relation, whether it is only suggested, and what else there is. */
export function readInfons(infons: Infons, what: "span" | "relation"): Said {
  const known = what === "span" ? TYPES : [...RELATION_TYPES, ...TYPES];
  const isScore = (key: string, value: string) =>
    SCORES.includes(key.toLowerCase()) && value.trim() !== "" && !Number.isNaN(Number(value));
  const entries = [...infons];
  const score = entries.find(([key, value]) => isScore(key, value));
  const status = infons.get(STATUS);
  const isStatus = status === "suggested" || status === "confirmed";
  const left = entries.filter(
    (one) => one !== score && (!isStatus || one[0] !== STATUS) && typeName(one[1]) !== "",
  );
  const named = known
    .map((name) => left.find(([key]) => key.toLowerCase() === name))
    .find((one) => one !== undefined);
  // What joins concepts has their ids as infons: none of them names its type.
  const chosen = named ?? left.find(([, value]) => !value.startsWith("{"));
  return {
    type: typeName(chosen?.[1] ?? ""),
    suggested: isSuggested(status, score) ? { score: probability(score) } : null,
    others: left.filter((one) => one !== chosen).map(([key]) => key),
  };
}

/** What has a score was found by a program, unless it is said to be confirmed. */
const isSuggested = (status: string | undefined, score: readonly string[] | undefined): boolean =>
  status === "suggested" || (status !== "confirmed" && score !== undefined);

function probability(score: readonly [string, string] | undefined): number | null {
  const value = score ? Number(score[1]) : Number.NaN;
  return value >= 0 && value <= 1 ? value : null;
}
