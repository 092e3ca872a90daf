import type { Format } from "../format.ts";
import { GAPS_LOST } from "../pieces.ts";
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
    cannotHold: [
      GAPS_LOST,
      "the text between words",
      "spans with borders inside words",
      "what is only suggested, and scores",
      "which mentions are the same thing",
    ],
    target: "file",
    holdsWords: true,
    write: writeDocred,
  },
} as const satisfies Format;
