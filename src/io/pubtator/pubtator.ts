import { t } from "../../language/words.ts";
import type { Format } from "../format.ts";
import { gapsLost } from "../pieces.ts";
import { readPubtator, sniffPubtator } from "./readPubtator.ts";
import { furtherLineEnds, writePubtator } from "./writePubtator.ts";

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
    get cannotHold() {
      return [
        gapsLost(),
        furtherLineEnds(),
        t("what is only suggested, and scores"),
        t("what else files say of documents (metadata)"),
        t("which sentences are confirmed"),
        t("types without direction"),
      ];
    },
    target: "file",
    holdsWords: false,
    write: writePubtator,
  },
} as const satisfies Format;
