/** A line as it is stored, without its end. */
export interface ByteLine {
  /** From 1. */
  readonly number: number;
  /** Null of a line that is longer than is read: its bytes were passed over. */
  readonly bytes: Uint8Array | null;
  /** Whether its end is there: the last one may lack it. */
  readonly isEnded: boolean;
}

const LINE_END = 0x0a;

/** Bytes of the longest line that is read: what is made of it must fit into one string. */
export const LONGEST_LINE = 2 ** 27;

/** The lines of a stream; those that came together are given together. */
export async function* byteLines(
  pieces: AsyncIterable<Uint8Array>,
  longest = LONGEST_LINE,
): AsyncGenerator<ByteLine[]> {
  let number = 1;
  let begun: Uint8Array[] = [];
  let length = 0; // of the line that is begun
  const add = (bytes: Uint8Array) => {
    length += bytes.length;
    if (length > longest) begun = [];
    else if (bytes.length > 0) begun.push(bytes);
  };
  const taken = (isEnded: boolean): ByteLine => {
    const bytes = length > longest ? null : begun.length === 1 ? begun[0] : Buffer.concat(begun);
    begun = [];
    length = 0;
    return { number: number++, bytes, isEnded };
  };
  for await (const piece of pieces) {
    const lines: ByteLine[] = [];
    let from = 0;
    for (let end = piece.indexOf(LINE_END); end >= 0; end = piece.indexOf(LINE_END, from)) {
      add(piece.subarray(from, end));
      lines.push(taken(true));
      from = end + 1;
    }
    add(piece.subarray(from));
    if (lines.length > 0) yield lines;
  }
  if (length > 0) yield [taken(false)];
}
