import { importReport, reportLines } from "../io/importReport.ts";
import type { Reading } from "../io/reading.ts";
import { openInputs } from "./convert/inputs.ts";
import { readAny as read } from "./convert/read.ts";

/** What was read of a file or a folder, and what there is to say of it, line by line. */
export interface ReadAny {
  readonly reading: Reading;
  readonly report: readonly string[];
}

/** Reads a file, with those that belong to it, or a folder, of any format that is known by its content. */
export async function readAny(path: string): Promise<ReadAny> {
  const inputs = await openInputs([path]);
  try {
    const reading = await read(inputs);
    return { reading, report: reportLines(importReport(reading)) };
  } finally {
    inputs.close();
  }
}
