import { t } from "../../language/words.ts";
import type { Format } from "../format.ts";
import { withoutEnding } from "../sourceFile.ts";
import { readBrat, sniffBrat } from "./readBrat.ts";
import { writeBrat } from "./writeBrat.ts";

/** brat standoff: a text and an .ann file of lines a document, and annotation.conf. */
export const brat = {
  id: "brat",
  get label() {
    return t("brat standoff");
  },
  reader: {
    endings: [".ann", ".txt", ".conf"],
    beside: (path) => [
      ...["txt", "ann"].map((ending) => `${withoutEnding(path)}.${ending}`),
      "annotation.conf",
      "visual.conf",
    ],
    sniff: sniffBrat,
    read: readBrat,
  },
  writer: {
    get cannotHold() {
      return [t("words"), t("scores"), t("which sentences are confirmed"), t("suggestions")];
    },
    target: "folder",
    holdsWords: false,
    write: writeBrat,
  },
} as const satisfies Format;
