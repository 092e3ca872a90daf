import type { Format } from "../format.ts";
import { writeTriples, writeTriplesTsv } from "./triplesCsv.ts";

/** A table of relations for spreadsheets. */
export const csv = {
  id: "csv",
  label: "CSV of triples",
  libraries: ["papaparse"],
  writer: {
    cannotHold: ["spans without a relation", "texts", "what relations may link"],
    target: "file",
    holdsWords: true,
    write: writeTriples,
  },
} as const satisfies Format;

/** The same with tabs, as spreadsheets paste it. */
export const tsv = {
  id: "tsv",
  label: "TSV of triples",
  libraries: ["papaparse"],
  writer: { ...csv.writer, write: writeTriplesTsv },
} as const satisfies Format;
