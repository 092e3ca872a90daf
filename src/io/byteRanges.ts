/** Bytes that can be read in parts: of a file, a blob, or in memory. */
export interface ByteRanges {
  readonly size: number;
  /** The bytes from `start` to before `end`, both within the size. */
  read(start: number, end: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** Of bytes in memory. */
export const rangesOf = (bytes: Uint8Array): ByteRanges => ({
  size: bytes.length,
  read: async (start, end) => bytes.slice(start, end),
});

/** Of a blob, a file of a browser among them, which is not held in memory. */
export const rangesOfBlob = (blob: Blob): ByteRanges => ({
  size: blob.size,
  read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
});

/** A part of others. */
export const rangesWithin = (all: ByteRanges, start: number, end: number): ByteRanges => ({
  size: end - start,
  read: (from, to) => all.read(start + from, start + to),
});

/** So many bytes are read at once of what need not be held. */
const PIECE = 2 ** 20;

/** The bytes from `start` to before `end`, one piece after the other. */
export async function* piecesOf(
  all: ByteRanges,
  start = 0,
  end = all.size,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let at = start; at < end; at += PIECE) yield await all.read(at, Math.min(at + PIECE, end));
}
