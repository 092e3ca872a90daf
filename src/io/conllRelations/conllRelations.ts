import { t } from "../../language/words.ts";
import type { Format } from "../format.ts";
import { readConllRelations, sniffConllRelations } from "./readConllRelations.ts";
import { writeConllRelations } from "./writeConllRelations.ts";

/** Numbered words with a tag, the relations of their spans and the words that these lead to. */
export const conllRelations = {
  id: "conll-relations",
  get label() {
    return t("CoNLL with relations");
  },
  reader: {
    endings: [".txt", ".conll", ".tsv"],
    sniff: sniffConllRelations,
    read: readConllRelations,
  },
  writer: {
    get cannotHold() {
      return [
        t("spans that overlap"),
        t("relations across sentences"),
        t("the text between words"),
        t("sentences that are not confirmed"),
        t("spans with borders inside words"),
        t("gaps in spans"),
        t("scores"),
        t("suggestions"),
      ];
    },
    target: "file",
    holdsWords: true,
    write: writeConllRelations,
  },
} as const satisfies Format;
