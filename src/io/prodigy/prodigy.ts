import { t } from "../../language/words.ts";
import type { Format } from "../format.ts";
import { gapsLost } from "../pieces.ts";
import { readProdigy, sniffProdigy } from "./readProdigy.ts";
import { writeProdigy } from "./writeProdigy.ts";

/** Prodigy's JSON lines, and what spaCy has of its kind: training lists, documents as JSON. */
export const prodigy = {
  id: "prodigy",
  get label() {
    return t("Prodigy and spaCy JSON lines");
  },
  reader: {
    endings: [".jsonl", ".json", ".spacy"],
    lines: "document",
    sniff: sniffProdigy,
    read: readProdigy,
  },
  writer: {
    get cannotHold() {
      return [
        gapsLost(),
        t("what is only suggested, and scores"),
        t("names of documents"),
        t("which sentences are confirmed"),
      ];
    },
    target: "file",
    holdsWords: false,
    lines: "document",
    write: writeProdigy,
  },
} as const satisfies Format;
