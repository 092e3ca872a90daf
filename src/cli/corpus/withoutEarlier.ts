import { codePoints } from "../../io/codePoints.ts";
import { sentencesOf } from "../../text/segment.ts";
import { UserError } from "../userError.ts";
import type { BadLine, CorpusLine } from "./corpusLine.ts";
import type { EarlierDocument } from "./earlierDocuments.ts";

/** What going on with a file needs, and hears. */
export interface Earlier {
  readonly file: string;
  readonly documents: AsyncIterator<EarlierDocument>;
  /** A document is passed over, as it is written; or bad, as it was then. */
  skipped(): void;
  bad(line: BadLine): void;
  /** All that was written is found again: so many bytes are to be kept. */
  found(bytes: number): void;
}

/**
 * The lines of which nothing is written yet. Both files are in one order, so that neither is held:
 * a line that the file lacks, though it has later ones, could not be read then.
 *
 * @throws UserError when the file holds what is not in the lines, or not in their order
 */
export async function* withoutEarlier(
  source: AsyncIterable<readonly CorpusLine[]>,
  { file, documents, skipped, bad, found }: Earlier,
): AsyncGenerator<readonly CorpusLine[]> {
  let end = 0;
  const next = async (): Promise<EarlierDocument | null> => {
    const { value, done } = await documents.next();
    if (done) found(end);
    return done ? null : value;
  };
  let earlier = await next();
  let missing: BadLine[] = []; // since the last that was found
  for await (const lines of source) {
    let i = 0;
    for (; i < lines.length && earlier; i++) {
      const line = lines[i];
      if (!isOf(earlier, line)) {
        pass(line);
        if (missing.length > MISSING) throw otherInput(file, earlier);
        continue;
      }
      for (const one of missing) bad(one);
      missing = [];
      if (earlier.error === null) skipped();
      else bad({ kind: "bad", where: line.where, id: line.id, fault: earlier.error });
      end = earlier.end;
      earlier = await next();
    }
    if (!earlier && i < lines.length) yield i === 0 ? lines : lines.slice(i);
  }
  if (earlier) throw otherInput(file, earlier);

  function pass(line: CorpusLine): void {
    if (line.kind === "bad") bad(line);
    else if (sentencesOf("", line.text).next().done) skipped();
    else {
      const { where, id } = line;
      missing.push({ kind: "bad", where, id, fault: `is not in ${file}, which has later ones` });
    }
  }
}

/** So many documents in a row that the file lacks say that it was written from another input. */
const MISSING = 1000;

function otherInput(file: string, { id }: EarlierDocument): UserError {
  const what = `${JSON.stringify(id)}, which is not in the input, not with this text or not in this order`;
  return new UserError(`${file}: goes on with document ${what}: name another file`);
}

/** Whether it is this document: an id may come more than once, so its text has to be there, too. */
function isOf({ id, first, error }: EarlierDocument, line: CorpusLine): boolean {
  if (line.id !== id) return false;
  if (line.kind === "bad") return error !== null;
  if (!first) return true;
  return line.text.startsWith(first.text, codePoints(line.text).toUtf16(first.start));
}
