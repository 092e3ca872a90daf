import { Zip, ZipDeflate, ZipPassThrough } from "fflate";
import { piecesOf, rangesOfBlob } from "../byteRanges.ts";
import { turn } from "./turn.ts";

/** A zip that is written piece by piece. */
export interface ZipBlob {
  /** Packs a file; what is written is no longer held as it was. */
  add(path: string, bytes: Uint8Array): Promise<void>;
  /** Stores a file as it is. */
  store(path: string, bytes: Uint8Array): void;
  /**
   * Stores what a browser holds, as it is: its bytes are read, a piece at a time, for the sum that a
   * zip has of them, and shown to `see`, but not held.
   */
  storeBlob(path: string, blob: Blob, see: (piece: Uint8Array) => void): Promise<void>;
  end(): Blob;
}

/** So many bytes are packed before others get their turn. */
const SLICE = 2 ** 17;
/** So many packed bytes are handed to the browser at once, which may keep them on disk. */
const HANDED = 2 ** 22;
/** The first day that a zip can name: the same content is the same file. */
const DAY = new Date(1980, 0, 1);

/** Begins a zip. */
export function zipBlob(type: string): ZipBlob {
  const handed: Blob[] = [];
  let parts: Uint8Array<ArrayBuffer>[] = [];
  let held = 0;
  /** What is in the zip already, as part of a blob. */
  let there: Uint8Array | null = null;
  const hand = () => {
    handed.push(new Blob(parts));
    parts = [];
    held = 0;
  };
  const zip = new Zip((error, data) => {
    if (error) throw error;
    if (data === there) return;
    parts.push(data);
    held += data.length;
    if (held >= HANDED) hand();
  });
  return {
    add: async (path, bytes) => {
      const entry = new ZipDeflate(path, { level: 6 });
      entry.mtime = DAY;
      zip.add(entry);
      let at = 0;
      do {
        const next = Math.min(at + SLICE, bytes.length);
        entry.push(bytes.slice(at, next), next === bytes.length);
        at = next;
        await turn();
      } while (at < bytes.length);
    },
    store: (path, bytes) => {
      const entry = new ZipPassThrough(path);
      entry.mtime = DAY;
      zip.add(entry);
      entry.push(bytes, true);
    },
    storeBlob: async (path, blob, see) => {
      const entry = new ZipPassThrough(path);
      entry.mtime = DAY;
      zip.add(entry);
      entry.push(new Uint8Array()); // With it the entry's own header comes.
      hand();
      handed.push(blob);
      for await (const piece of piecesOf(rangesOfBlob(blob))) {
        there = piece;
        entry.push(piece);
        see(piece);
        await turn();
      }
      there = null;
      entry.push(new Uint8Array(), true);
    },
    end: () => {
      zip.end();
      hand();
      return new Blob(handed, { type });
    },
  };
}
