import { t } from "../../language/words.ts";
import type { Format } from "../format.ts";
import { readConll, sniffConll } from "./readConll.ts";
import { writeConll } from "./writeConll.ts";

/** Words with tags, one a line, or `word|tag`, a sentence a line: CoNLL 2002 and 2003, BIO, BIOES. */
export const conll = {
  id: "conll",
  get label() {
    return t("CoNLL BIO tags");
  },
  reader: {
    endings: [".conll", ".iob", ".bio", ".tsv", ".txt"],
    sniff: sniffConll,
    read: readConll,
  },
  writer: {
    get cannotHold() {
      return [
        t("relations"),
        t("spans that overlap"),
        t("the text between words"),
        t("sentences that are not confirmed"),
        t("spans with borders inside words"),
        t("gaps in spans"),
        t("scores"),
        t("suggestions"),
        t("names of documents"),
      ];
    },
    target: "file",
    holdsWords: true,
    write: writeConll,
  },
} as const satisfies Format;
