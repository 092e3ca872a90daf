import { t } from "../../language/words.ts";
import type { Format } from "../format.ts";
import { gapsLost } from "../pieces.ts";
import { readLangextract, sniffLangextract } from "./readLangextract.ts";
import { writeLangextract } from "./writeLangextract.ts";

/** LangExtract's JSON lines: what language models extracted, and where it was found again. */
export const langextract = {
  id: "langextract",
  get label() {
    return t("LangExtract JSON lines");
  },
  reader: {
    endings: [".jsonl", ".json"],
    lines: "document",
    sniff: sniffLangextract,
    read: readLangextract,
  },
  writer: {
    get cannotHold() {
      return [
        gapsLost(),
        t("relations"),
        t("scores, and what is confirmed: all comes back as a suggestion"),
        t("names of documents"),
      ];
    },
    target: "file",
    holdsWords: false,
    lines: "document",
    write: writeLangextract,
  },
} as const satisfies Format;
