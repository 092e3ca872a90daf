import { t } from "../../language/words.ts";
import type { Format } from "../format.ts";
import { gapsLost } from "../pieces.ts";
import { readDocred, sniffDocred } from "./readDocred.ts";
import { writeDocred } from "./writeDocred.ts";

/** DocRED and Re-DocRED: sentences of words, things with their mentions, relations between things. */
export const docred = {
  id: "docred",
  label: "DocRED JSON",
  reader: {
    endings: [".json", ".jsonl"],
    beside: () => ["rel_info.json"],
    sniff: sniffDocred,
    read: readDocred,
  },
  writer: {
    get cannotHold() {
      return [
        gapsLost(),
        t("the text between words"),
        t("spans with borders inside words"),
        t("what is only suggested, and scores"),
        t("which mentions are the same thing"),
      ];
    },
    target: "file",
    holdsWords: true,
    write: writeDocred,
  },
} as const satisfies Format;
