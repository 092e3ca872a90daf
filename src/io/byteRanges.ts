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
