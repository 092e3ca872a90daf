import { t } from "../../language/words.ts";
import type { Format } from "../format.ts";
import { stemOf } from "./pairing.ts";
import { readW3c, sniffW3c } from "./readW3c.ts";
import { writeW3c } from "./writeW3c.ts";

/** Web Annotations of the W3C: lists or pages of JSON-LD, each beside its text. */
export const w3c = {
  id: "w3c",
  get label() {
    return t("W3C web annotations");
  },
  reader: {
    endings: [".json", ".jsonld", ".txt"],
    beside: (path) => [`${stemOf(path)}.txt`],
    sniff: sniffW3c,
    read: readW3c,
  },
  writer: {
    get cannotHold() {
      return [
        t("what is only suggested, and scores"),
        t("what else files say of documents (metadata)"),
        t("which sentences are confirmed"),
      ];
    },
    target: "folder",
    holdsWords: false,
    write: writeW3c,
  },
} as const satisfies Format;
