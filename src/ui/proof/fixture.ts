// For tests only: a report of a training, over the small document and some made up sentences.

import { wordTexts } from "../../core/document/words.ts";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import { exampleWith, predictionOf, typesNamed } from "../../core/learn/fixtures/labels.ts";
import type { Judged, Watched } from "../../core/learn/judged.ts";
import { NO_CURVE } from "../../core/lifecycle/trainCurve.ts";
import type { TrainReport } from "../../core/lifecycle/trainReport.ts";
import type { AppState } from "../../store/state.ts";

export const TYPES = typesNamed(["Person", "Firm"], ["Works"]);

/** So many sentences, of which the first model finds half of the people, the second all. */
export const judgedOf = (count: number): Judged[] =>
  Array.from({ length: count }, (_, i): Judged => {
    const example = exampleWith(`Ann${i} met Bo at Acme`, ["Person 0 1", "Person 2 3", "Firm 4 5"]);
    return {
      example: { ...example, id: `s${i}` },
      before: predictionOf(["Person 0 1", "Person 4 5"]),
      after: predictionOf(["Person 0 1", "Person 2 3", "Firm 3 5"]),
    };
  });

/** A training that has ended, whose model waits for a decision. */
export const finished = (): AppState["training"] => ({
  kind: "finished",
  id: "candidate:1",
  report: reportOf(judgedOf(1)),
  curve: NO_CURVE,
  isStored: true,
  recipe: {},
});

/** Sentences that were only looked at, the first of the small document. */
export const WATCHED: Watched[] = [
  {
    source: { doc: DOC.id, sentence: DOC.sentences[0].id },
    words: wordTexts(DOC, DOC.sentences[0]),
    before: predictionOf(["Person 0 1"]),
    after: predictionOf([]),
  },
  ...Array.from({ length: 30 }, (_, i): Watched => {
    return {
      source: "bundled",
      words: ["Mr", `Cole${i}`, "smiled"],
      before: predictionOf(["Person 1 2"]),
      after: predictionOf(i < 20 ? ["Person 1 2"] : i < 25 ? ["Firm 1 2"] : []),
    };
  }),
];

/** A report with these held-out sentences. */
export const reportOf = (judged: readonly Judged[]): TrainReport => ({
  stopped: false,
  steps: 4,
  seconds: 2,
  speed: null,
  scores: null,
  judged,
  watched: WATCHED,
  types: TYPES,
  split: [],
  cut: 0,
});
