import { t } from "../../language/words.ts";
import type { ReadTools } from "../format.ts";
import { jsonItems } from "../jsonContent.ts";
import { recordsOf } from "../jsonRecords.ts";
import { gathering, type Reading } from "../reading.ts";
import type { SourceFile } from "../sourceFile.ts";
import { casOfJson, isCas, isOldCas } from "./casOfJson.ts";
import { readCas } from "./readCas.ts";

/** By what a CAS has in it, of this form or of the one before. */
export const sniffCasJson = (files: readonly SourceFile[]): SourceFile[] =>
  files.filter((file) => {
    const json = file.json();
    return json && jsonItems(json).some(({ value }) => isCas(value) || isOldCas(value));
  });

/** Reads files, each a CAS. */
export async function readCasJson(
  files: readonly SourceFile[],
  tools: ReadTools,
): Promise<Reading> {
  const into = gathering();
  for (const [i, file] of files.entries()) {
    await tools.step(file.path, i, files.length);
    const items = recordsOf(file, into);
    if (!items) continue;
    const { path } = file;
    const leaveOut = into.leaveOutOf(path);
    const [first, ...others] = items.flatMap(({ value, place }) =>
      isCas(value) ? [{ value, place }] : [],
    );
    for (const { place } of others) leaveOut(t("CASes beyond the first of a file"), place);
    if (first) {
      readCas(path, casOfJson(first.value, leaveOut), tools, into);
      continue;
    }
    const isOld = items.some(({ value }) => isOldCas(value));
    into.refuse(
      path,
      isOld
        ? t("is CAS JSON of an older form: export it as UIMA CAS JSON 0.4 or as XMI")
        : t("is no UIMA CAS JSON"),
    );
  }
  return into.result();
}
