import { createReadStream } from "node:fs";

/** Some whole lines of a file. */
export interface SomeLines {
  readonly bytes: Uint8Array;
  /** The number of the first of them. */
  readonly first: number;
}

const LINE_END = 0x0a;

/** The lines of a file, about so many bytes of them at once, and at least one. */
export async function* linesOf(path: string, bytesAtOnce: number): AsyncGenerator<SomeLines> {
  let held: Uint8Array[] = [];
  let size = 0;
  let first = 1;
  const taken = () => {
    const bytes = new Uint8Array(Buffer.concat(held));
    held = [];
    size = 0;
    return bytes;
  };
  for await (const piece of createReadStream(path, { highWaterMark: bytesAtOnce })) {
    const end = piece.lastIndexOf(LINE_END) + 1;
    if (end > 0 && size + end >= bytesAtOnce / 2) {
      held.push(piece.subarray(0, end));
      const bytes = taken();
      yield { bytes, first };
      first += countOf(bytes);
      held.push(piece.subarray(end));
      size = piece.length - end;
    } else {
      held.push(piece);
      size += piece.length;
    }
  }
  if (size > 0) yield { bytes: taken(), first };
}

function countOf(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(LINE_END); at >= 0; at = bytes.indexOf(LINE_END, at + 1)) lines++;
  return lines;
}
