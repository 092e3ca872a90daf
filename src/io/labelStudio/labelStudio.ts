import { t } from "../../language/words.ts";
import type { Format } from "../format.ts";
import { gapsLost } from "../pieces.ts";
import { readLabelStudio, sniffLabelStudio } from "./readLabelStudio.ts";
import { writeLabelStudio } from "./writeLabelStudio.ts";

/** Label Studio: tasks with annotations and predictions, and its JSON-MIN. */
export const labelStudio = {
  id: "label-studio",
  label: "Label Studio JSON",
  reader: {
    endings: [".json"],
    sniff: sniffLabelStudio,
    read: readLabelStudio,
  },
  writer: {
    get cannotHold() {
      return [gapsLost(), t("names of documents"), t("which sentences are confirmed")];
    },
    target: "file",
    holdsWords: false,
    write: writeLabelStudio,
  },
} as const satisfies Format;
