import { t } from "../../language/words.ts";
import type { Format } from "../format.ts";
import { readSuggestions, sniffSuggestions } from "./readSuggestions.ts";
import { writeSuggestions } from "./writeSuggestions.ts";

/**
 * What somebody or something suggests for a text, by quoting it: the form in which language models
 * can be asked. One object, a list, JSON lines, `{"documents": […]}`, or any of these in the block of
 * code of a pasted answer:
 *
 * ```json
 * {
 *   "text": "Ada Lovelace met Babbage in London.",
 *   "entities": [
 *     { "id": "e1", "text": "Ada Lovelace", "type": "Person", "score": 0.9 },
 *     { "id": "e2", "text": "Babbage", "type": "Person" }
 *   ],
 *   "relations": [{ "head": "e1", "tail": "e2", "type": "met" }]
 * }
 * ```
 *
 * A model is asked to copy the text letter by letter, to list entities in the order of the text, each
 * mention by itself, and to give numbers no offsets: `id` and `score` may lack, `start` and `end`
 * (code points) may stand beside the quotation or in its place, and `head` and `tail` may be ids,
 * numbers in the list (from 0) or quotations.
 */
export const suggestions = {
  id: "suggestions",
  get label() {
    return t("suggestions JSON");
  },
  reader: {
    endings: [".json", ".jsonl", ".md", ".txt"],
    lines: "document",
    sniff: sniffSuggestions,
    read: readSuggestions,
  },
  writer: {
    get cannotHold() {
      return [t("what is confirmed: all comes back as a suggestion"), t("names of documents")];
    },
    target: "file",
    holdsWords: false,
    write: writeSuggestions,
  },
} as const satisfies Format;
