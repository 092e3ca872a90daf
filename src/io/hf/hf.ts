import { t } from "../../language/words.ts";
import type { Format } from "../format.ts";
import { readHf, sniffHf } from "./readHf.ts";
import { writeHf } from "./writeHf.ts";

/** Hugging Face datasets as JSON: words with tags, or with spans and relations by number. */
export const hf = {
  id: "hf",
  get label() {
    return t("Hugging Face JSON lines");
  },
  reader: {
    endings: [".jsonl", ".json"],
    lines: "sentence",
    beside: () => ["README.md", "dataset_infos.json", "dataset_info.json"],
    sniff: sniffHf,
    read: readHf,
  },
  writer: {
    get cannotHold() {
      return [
        t("the text between words"),
        t("sentences that are not confirmed"),
        t("relations across sentences"),
        t("spans with borders inside words"),
        t("gaps in spans"),
        t("scores"),
        t("suggestions"),
      ];
    },
    target: "file",
    holdsWords: true,
    lines: "sentence",
    write: writeHf,
  },
} as const satisfies Format;
