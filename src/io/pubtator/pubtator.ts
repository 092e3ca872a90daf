import type { Format } from "../format.ts";
import { GAPS_LOST } from "../pieces.ts";
import { readPubtator, sniffPubtator } from "./readPubtator.ts";
import { LINE_ENDS, writePubtator } from "./writePubtator.ts";

/** PubTator's text format, of BC5CDR, NCBI Disease, BioRED and others: titles with abstracts. */
export const pubtator = {
  id: "pubtator",
  label: "PubTator",
  reader: {
    endings: [".pubtator", ".txt"],
    sniff: sniffPubtator,
    read: readPubtator,
  },
  writer: {
    cannotHold: [
      GAPS_LOST,
      LINE_ENDS,
      "what is only suggested, and scores",
      "what else files say of documents (metadata)",
      "which sentences are confirmed",
      "types without direction",
    ],
    target: "file",
    holdsWords: false,
    write: writePubtator,
  },
} as const satisfies Format;
