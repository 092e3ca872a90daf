import { t } from "../../language/words.ts";
import type { Format } from "../format.ts";
import { readSpert, sniffSpert } from "./readSpert.ts";
import { writeSpert } from "./writeSpert.ts";

/** SpERT JSON: a list of sentences of words, with spans and relations by index; types.json beside. */
export const spert = {
  id: "spert",
  label: "SpERT JSON",
  reader: {
    endings: [".json", ".jsonl"],
    beside: () => ["types.json"],
    sniff: sniffSpert,
    read: readSpert,
  },
  writer: {
    get cannotHold() {
      return [
        t("the text between words"),
        t("sentences that are not confirmed"),
        t("relations across sentences"),
        t("spans with borders inside words"),
        t("gaps in spans"),
        t("which document a sentence is of: all come back as one"),
        t("names of documents"),
      ];
    },
    target: "file",
    holdsWords: true,
    write: writeSpert,
  },
} as const satisfies Format;
