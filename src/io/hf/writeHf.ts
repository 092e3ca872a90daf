import type { Content, Written } from "../format.ts";
import { jsonLines } from "../jsonLines.ts";
import { hfRecords } from "./hfRecords.ts";

/** Writes JSON lines, a sentence each. */
export function writeHf(content: Content): Written {
  const { records, ...told } = hfRecords(content);
  return { files: new Map([["annotations.jsonl", jsonLines(records)]]), ...told };
}
