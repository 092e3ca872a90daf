import type { Side } from "../../core/learn/typeExamples.ts";
import type { ExampleSource } from "../../store/confirmedSentences.ts";

/** What becomes of an example, in words. */
export const SIDE_NAMES: Readonly<Record<Side, string>> = {
  training: "To train on",
  heldOut: "Held out",
  leftOut: "Left out",
};

/** Where the labels of an example are from, in words. */
export const SOURCE_NAMES: Readonly<Record<ExampleSource, string>> = {
  annotated: "Annotated",
  imported: "Imported",
  both: "Imported and annotated",
};
