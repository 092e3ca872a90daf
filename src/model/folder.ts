import type { ByteRanges } from "../io/byteRanges.ts";

/** Where a model's files are: a folder, a URL, a browser's storage. */
export interface ModelFolder {
  /** For messages: the path or address. */
  readonly name: string;
  /** Contents of a file, or null when there is none of that name. */
  read(file: string): Promise<Uint8Array | null>;
  /** The same of a large file, which is read in parts; absent: it is read whole. */
  open?(file: string): Promise<ByteRanges | null>;
}
