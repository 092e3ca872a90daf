import type { Format } from "../format.ts";
import { readGliner, sniffGliner } from "./readGliner.ts";
import { writeGliner } from "./writeGliner.ts";

/** What GLiNER and GLiREL train on: words, spans by first and last word, relations. */
export const gliner = {
  id: "gliner",
  label: "GLiNER and GLiREL JSON",
  reader: {
    endings: [".json", ".jsonl"],
    lines: "sentence",
    sniff: sniffGliner,
    read: readGliner,
  },
  writer: {
    cannotHold: [
      "the text between words",
      "sentences that are not confirmed",
      "relations across sentences",
      "spans with borders inside words",
      "gaps in spans",
      "scores",
      "suggestions",
      "names of documents",
    ],
    target: "file",
    holdsWords: true,
    write: writeGliner,
  },
} as const satisfies Format;
