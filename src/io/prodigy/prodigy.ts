import type { Format } from "../format.ts";
import { GAPS_LOST } from "../pieces.ts";
import { readProdigy, sniffProdigy } from "./readProdigy.ts";
import { writeProdigy } from "./writeProdigy.ts";

/** Prodigy's JSON lines, and what spaCy has of its kind: training lists, documents as JSON. */
export const prodigy = {
  id: "prodigy",
  label: "Prodigy and spaCy JSON lines",
  reader: {
    endings: [".jsonl", ".json", ".spacy"],
    lines: "document",
    sniff: sniffProdigy,
    read: readProdigy,
  },
  writer: {
    cannotHold: [
      GAPS_LOST,
      "what is only suggested, and scores",
      "names of documents",
      "which sentences are confirmed",
    ],
    target: "file",
    holdsWords: false,
    lines: "document",
    write: writeProdigy,
  },
} as const satisfies Format;
