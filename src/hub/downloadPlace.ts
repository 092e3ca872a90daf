/** Where a download is kept: in a folder on disk, or in the browser's private files. */
export interface DownloadPlace {
  /** Opens a file to read what is here of it and to go on; one that is not here is empty. */
  open(path: string): Promise<PartlyHere>;
}

/** A file of which the beginning is here. */
export interface PartlyHere {
  /** Bytes that are here. */
  size(): number;
  /** Those from `start` to before `end`. */
  read(start: number, end: number): Promise<Uint8Array>;
  /** Adds to its end. @throws what the system says where there is no more room */
  append(bytes: Uint8Array): Promise<void>;
  /** Throws away what is here. */
  empty(): Promise<void>;
  /** Makes sure that it is on the disk, and lets go of it. */
  close(): Promise<void>;
}
