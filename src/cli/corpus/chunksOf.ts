import type { CorpusLine } from "./corpusLine.ts";

/** UTF-16 code units of a chunk: some batches of a model, some seconds of a bundled one. */
const LENGTH = 8192;
/** Documents of a chunk. */
const MOST = 256;

/**
 * Puts documents together for one worker at a time. What has come is not held back until more
 * comes: whoever writes to a pipe may be waiting for an answer.
 */
export async function* chunksOf(
  source: AsyncIterable<readonly CorpusLine[]>,
): AsyncGenerator<readonly CorpusLine[]> {
  for await (const lines of source) {
    let chunk: CorpusLine[] = [];
    let length = 0;
    for (const line of lines) {
      chunk.push(line);
      length += line.kind === "text" ? line.text.length : 0;
      if (length < LENGTH && chunk.length < MOST) continue;
      yield chunk;
      chunk = [];
      length = 0;
    }
    if (chunk.length > 0) yield chunk;
  }
}
