import type { Format } from "../format.ts";
import { GAPS_LOST } from "../pieces.ts";
import { readDoccano, sniffDoccano } from "./readDoccano.ts";
import { writeDoccano } from "./writeDoccano.ts";

/** doccano's JSON lines: labels as triples, or entities with relations. */
export const doccano = {
  id: "doccano",
  label: "doccano JSON lines",
  reader: {
    endings: [".jsonl", ".json"],
    lines: "document",
    sniff: sniffDoccano,
    read: readDoccano,
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
    write: writeDoccano,
  },
} as const satisfies Format;
