import type { Format } from "../format.ts";
import { readConll, sniffConll } from "./readConll.ts";
import { writeConll } from "./writeConll.ts";

/** Words with tags, one a line, or `word|tag`, a sentence a line: CoNLL 2002 and 2003, BIO, BIOES. */
export const conll = {
  id: "conll",
  label: "CoNLL BIO tags",
  reader: {
    endings: [".conll", ".iob", ".bio", ".tsv", ".txt"],
    sniff: sniffConll,
    read: readConll,
  },
  writer: {
    cannotHold: [
      "relations",
      "spans that overlap",
      "the text between words",
      "sentences that are not confirmed",
      "spans with borders inside words",
      "gaps in spans",
      "scores",
      "suggestions",
      "names of documents",
    ],
    target: "file",
    holdsWords: true,
    write: writeConll,
  },
} as const satisfies Format;
