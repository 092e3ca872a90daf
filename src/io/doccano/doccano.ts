import { t } from "../../language/words.ts";
import type { Format } from "../format.ts";
import { gapsLost } from "../pieces.ts";
import { readDoccano, sniffDoccano } from "./readDoccano.ts";
import { writeDoccano } from "./writeDoccano.ts";

/** doccano's JSON lines: labels as triples, or entities with relations. */
export const doccano = {
  id: "doccano",
  get label() {
    return t("doccano JSON lines");
  },
  reader: {
    endings: [".jsonl", ".json"],
    lines: "document",
    sniff: sniffDoccano,
    read: readDoccano,
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
    write: writeDoccano,
  },
} as const satisfies Format;
