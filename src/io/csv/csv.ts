import type { Format } from "../format.ts";
import { writeTriples } from "./triplesCsv.ts";

/** A table of relations for spreadsheets. */
export const csv = {
  id: "csv",
  label: "CSV of triples",
  writer: {
    cannotHold: ["spans without a relation", "texts", "what relations may link"],
    target: "file",
    holdsWords: true,
    write: ({ docs }) => writeTriples(docs),
  },
} as const satisfies Format;
