import type { Format } from "../format.ts";
import { hf } from "../hf/hf.ts";
import { readParquet, sniffParquet } from "./readParquet.ts";
import { writeParquet } from "./writeParquet.ts";

const { lines: _, ...writer } = hf.writer;

/** Hugging Face datasets as they are stored there: the same columns as in their JSON lines. */
export const parquet = {
  id: "parquet",
  label: "Hugging Face Parquet",
  libraries: ["hyparquet", "hyparquet-writer"],
  reader: { endings: [".parquet"], sniff: sniffParquet, read: readParquet },
  writer: { ...writer, write: writeParquet },
} as const satisfies Format;
