import type { Format } from "../format.ts";
import { readHf, sniffHf } from "./readHf.ts";
import { writeHf } from "./writeHf.ts";

/** Hugging Face datasets as JSON: words with tags, or with spans and relations by number. */
export const hf = {
  id: "hf",
  label: "Hugging Face JSON lines",
  reader: {
    endings: [".jsonl", ".json"],
    lines: "sentence",
    beside: () => ["README.md", "dataset_infos.json", "dataset_info.json"],
    sniff: sniffHf,
    read: readHf,
  },
  writer: {
    cannotHold: [
      "the text between words",
      "sentences that are not confirmed",
      "relations across sentences",
      "spans with borders inside words",
      "gaps in spans",
      "scores",
      "suggestions",
    ],
    target: "file",
    holdsWords: true,
    lines: "sentence",
    write: writeHf,
  },
} as const satisfies Format;
