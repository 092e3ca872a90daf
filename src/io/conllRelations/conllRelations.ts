import type { Format } from "../format.ts";
import { readConllRelations, sniffConllRelations } from "./readConllRelations.ts";
import { writeConllRelations } from "./writeConllRelations.ts";

/** Numbered words with a tag, the relations of their spans and the words that these lead to. */
export const conllRelations = {
  id: "conll-relations",
  label: "CoNLL with relations",
  reader: {
    endings: [".txt", ".conll", ".tsv"],
    sniff: sniffConllRelations,
    read: readConllRelations,
  },
  writer: {
    cannotHold: [
      "spans that overlap",
      "relations across sentences",
      "the text between words",
      "sentences that are not confirmed",
      "spans with borders inside words",
      "gaps in spans",
      "scores",
      "suggestions",
    ],
    target: "file",
    holdsWords: true,
    write: writeConllRelations,
  },
} as const satisfies Format;
