/** What each measure of agreement means, in a line. */
export const MEASURE_WORDS = {
  strict: "F1: twice what is the same on both sides, of all on both, in per cent",
  spansStrict: "the same are spans with the same borders and type",
  spansRelaxed: "the same are spans of one type that overlap, each once",
  borders: "the same are spans with the same borders, whatever their types",
  spansKappa: "Cohen’s kappa of the types, over the spans that both have with the same borders",
  words:
    "Cohen’s kappa over all words: each is of the type of the shortest span over it, or of none",
  linksStrict: "the same are relations of one type between ends with the same borders and types",
  linksRelaxed: "the same are relations of one type between ends that overlap, each once",
  linksKappa: "Cohen’s kappa of the types, over pairs of spans that both relate",
  ofType: "kappa is of this type against all others",
  undefined: "Kappa is not defined where both use one type only, or none",
} as const;
