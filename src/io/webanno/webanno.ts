import { t } from "../../language/words.ts";
import type { Format } from "../format.ts";
import { readWebanno, sniffWebanno } from "./readWebanno.ts";
import { writeWebanno } from "./writeWebanno.ts";

/** WebAnno TSV 3 of WebAnno and INCEpTION: a document a file, layers of spans and relations. */
export const webanno = {
  id: "webanno",
  label: "WebAnno TSV 3",
  reader: {
    endings: [".tsv"],
    sniff: sniffWebanno,
    read: readWebanno,
  },
  writer: {
    get cannotHold() {
      return [
        t("gaps in spans"),
        t("scores"),
        t("suggestions"),
        t("which sentences are confirmed"),
      ];
    },
    target: "folder",
    holdsWords: true,
    write: writeWebanno,
  },
} as const satisfies Format;
