import { t } from "../../language/words.ts";

/** What each measure of agreement means, in a line. */
export const MEASURE_WORDS = {
  get strict() {
    return t("F1: twice what is the same on both sides, of all on both, in per cent");
  },
  get spansStrict() {
    return t("the same are spans with the same borders and type");
  },
  get spansRelaxed() {
    return t("the same are spans of one type that overlap, each once");
  },
  get borders() {
    return t("the same are spans with the same borders, whatever their types");
  },
  get spansKappa() {
    return t("Cohen’s kappa of the types, over the spans that both have with the same borders");
  },
  get words() {
    return t(
      "Cohen’s kappa over all words: each is of the type of the shortest span over it, or of none",
    );
  },
  get linksStrict() {
    return t("the same are relations of one type between ends with the same borders and types");
  },
  get linksRelaxed() {
    return t("the same are relations of one type between ends that overlap, each once");
  },
  get linksKappa() {
    return t("Cohen’s kappa of the types, over pairs of spans that both relate");
  },
  get ofType() {
    return t("kappa is of this type against all others");
  },
  get undefined() {
    return t("Kappa is not defined where both use one type only, or none");
  },
} as const;
