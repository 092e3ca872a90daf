import { t } from "../../language/words.ts";
import type { ReadTools } from "../format.ts";
import { classNamesOf } from "../hf/hfFeatures.ts";
import { readHfRecords } from "../hf/readHf.ts";
import type { JsonItem } from "../jsonContent.ts";
import { type Gathering, gathering, type Reading } from "../reading.ts";
import type { SourceFile } from "../sourceFile.ts";
import { readTextRecords } from "../texts/textRecords.ts";
import { openParquet, ParquetFault } from "./openParquet.ts";

/** Files that begin as Parquet does. */
export const sniffParquet = (files: readonly SourceFile[]): SourceFile[] => files.filter(isParquet);

const isParquet = ({ bytes }: SourceFile): boolean =>
  /^PAR[1E]/.test(String.fromCharCode(...bytes.subarray(0, 4)));

/** Reads datasets: of words with tags or spans, or of texts. */
export async function readParquet(
  files: readonly SourceFile[],
  tools: ReadTools,
): Promise<Reading> {
  const into = gathering();
  for (const file of files) {
    try {
      await readFile(file, tools, into);
    } catch (error) {
      if (!(error instanceof ParquetFault)) throw error;
      into.refuse(file.path, error.message);
    }
  }
  return into.result();
}

async function readFile(file: SourceFile, tools: ReadTools, into: Gathering): Promise<void> {
  const { path, bytes } = file;
  if (!isParquet(file)) {
    into.refuse(path, t("is no table of Parquet"));
    return;
  }
  const opened = await openParquet(bytes);
  const items: JsonItem[] = [];
  for await (const rows of opened.groups()) {
    for (const value of rows) items.push({ value, place: { record: items.length + 1 } });
    await tools.step(path, items.length, opened.rows * 2);
  }
  if (items.length === 0) {
    into.refuse(path, t("is a Parquet file without rows"));
    return;
  }
  const source = { items, faults: [], names: classNamesOf({ features: opened.features }) };
  if (await readHfRecords(path, source, source.names, tools, into)) return;
  if (await readTextRecords(path, items, { tools, into })) return;
  into.refuse(path, t("holds neither words with tags or spans nor a column of texts"));
}
