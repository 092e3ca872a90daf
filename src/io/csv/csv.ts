import { t } from "../../language/words.ts";
import type { Format, Writer } from "../format.ts";
import { notInTriples } from "../triples/facts.ts";
import { writeTriples, writeTriplesTsv } from "./triplesCsv.ts";

const writer = <W extends Writer["write"]>(write: W) => ({
  get cannotHold() {
    return [
      ...notInTriples(),
      t("sentences without a relation"),
      t("whether an annotation is confirmed or suggested"),
    ];
  },
  target: "file" as const,
  holdsWords: false,
  write,
});

/** A table of relations for spreadsheets. */
export const csv = {
  id: "csv",
  get label() {
    return t("CSV of triples");
  },
  libraries: ["papaparse"],
  writer: writer(writeTriples),
} as const satisfies Format;

/** The same with tabs, as spreadsheets paste it. */
export const tsv = {
  id: "tsv",
  get label() {
    return t("TSV of triples");
  },
  libraries: ["papaparse"],
  writer: writer(writeTriplesTsv),
} as const satisfies Format;
