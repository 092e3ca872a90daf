import { t } from "../../language/words.ts";
import type { Format } from "../format.ts";
import { readGliner, sniffGliner } from "./readGliner.ts";
import { writeGliner } from "./writeGliner.ts";

/** What GLiNER and GLiREL train on: words, spans by first and last word, relations. */
export const gliner = {
  id: "gliner",
  get label() {
    return t("GLiNER and GLiREL JSON");
  },
  reader: {
    endings: [".json", ".jsonl"],
    lines: "sentence",
    sniff: sniffGliner,
    read: readGliner,
  },
  writer: {
    get cannotHold() {
      return [
        t("the text between words"),
        t("sentences that are not confirmed"),
        t("relations across sentences"),
        t("spans with borders inside words"),
        t("gaps in spans"),
        t("scores"),
        t("suggestions"),
        t("names of documents"),
      ];
    },
    target: "file",
    holdsWords: true,
    write: writeGliner,
  },
} as const satisfies Format;
