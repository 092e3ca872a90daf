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
    cannotHold: [
      "the text between words",
      "sentences that are not confirmed",
      "relations across sentences",
      "spans with borders inside words",
      "gaps in spans",
    ],
    target: "file",
    holdsWords: true,
    write: writeSpert,
  },
} as const satisfies Format;
