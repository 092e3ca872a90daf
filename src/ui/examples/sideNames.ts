import type { Side } from "../../core/learn/typeExamples.ts";
import { t } from "../../language/words.ts";
import type { ExampleSource } from "../../store/confirmedSentences.ts";

/** What becomes of an example, in words. */
export const SIDE_NAMES: Readonly<Record<Side, string>> = {
  get training() {
    return t("To train on");
  },
  get heldOut() {
    return t("Held out");
  },
  get leftOut() {
    return t("Left out");
  },
};

/** Where the labels of an example are from, in words. */
export const SOURCE_NAMES: Readonly<Record<ExampleSource, string>> = {
  get annotated() {
    return t("Annotated");
  },
  get imported() {
    return t("Imported");
  },
  get both() {
    return t("Imported and annotated");
  },
};
