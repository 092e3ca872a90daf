import { inputTexts } from "../inputTexts.ts";
import { isProjectFile } from "../projectFile.ts";
import { byteLines } from "./byteLines.ts";
import { type CorpusLine, corpusLine } from "./corpusLine.ts";
import { inputBytes, STANDARD } from "./inputBytes.ts";

/** The documents of files, in their order; those that came together are given together. */
export async function* corpusLines(files: readonly string[]): AsyncGenerator<CorpusLine[]> {
  for (const file of files) {
    if (isProjectFile(file)) {
      const texts = await inputTexts(file, () => {});
      yield texts.map(({ id, text }) => ({ kind: "text", where: `${file}, ${id}`, id, text }));
    } else {
      const where = file === STANDARD ? "stdin" : file;
      for await (const lines of byteLines(inputBytes(file)))
        yield lines.map((line) => corpusLine(line, where)).filter((line) => line !== null);
    }
  }
}
