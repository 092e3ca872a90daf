import { t } from "../../language/words.ts";
import type { Format } from "../format.ts";
import { readConllu, sniffConllu } from "./readConllu.ts";
import { writeConllu } from "./writeConllu.ts";

/** CoNLL-U of Universal Dependencies, with spans in its last column: of GUM, or as tags of BIO. */
export const conllu = {
  id: "conllu",
  label: "CoNLL-U",
  reader: {
    endings: [".conllu", ".conll"],
    sniff: sniffConllu,
    read: readConllu,
  },
  writer: {
    get cannotHold() {
      return [
        t("spans across sentences"),
        t("scores"),
        t("suggestions"),
        t("which sentences are confirmed"),
      ];
    },
    target: "file",
    holdsWords: true,
    write: writeConllu,
  },
} as const satisfies Format;
