import { t } from "../../language/words.ts";
import type { ByteRanges } from "../byteRanges.ts";
import type { EntryPath } from "./entryPaths.ts";
import { NoZipFault, ZipFault, ZipLimitFault } from "./zipFault.ts";

/** A file in a zip. */
export interface DirectoryEntry {
  readonly path: string;
  /** Unpacked, as the zip says. */
  readonly size: number;
  readonly crc: number;
  readonly isDeflated: boolean;
  /** Where its packed bytes lie. */
  readonly start: number;
  readonly end: number;
}

const END = 0x06054b50;
const LARGE_END = 0x06064b50;
const LARGE_LOCATOR = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LARGE_END_BYTES = 56;
const LARGE_BYTES = LARGE_END_BYTES + 20;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const LONGEST_COMMENT = 0xffff;
/** By so many it is known as a zip. */
const HEAD_BYTES = 4;

/** Where the directory of a zip lies in it, and what it says of itself. */
interface Directory {
  readonly begin: number;
  readonly end: number;
  readonly count: number;
}
type Record = Omit<DirectoryEntry, "start" | "end"> & {
  /** Where the entry begins, with its own header. */
  readonly from: number;
  readonly packed: number;
};
type Placed = DirectoryEntry & { readonly from: number };

/**
 * The files that a zip lists at its end. Refused are those that are cut, encrypted or larger than
 * 4 GB, and entries that lie in each other.
 *
 * @param pathOf refuses a name, or makes a path of it
 * @throws ZipFault
 */
export function zipDirectory(bytes: Uint8Array, most: number, pathOf: EntryPath): DirectoryEntry[] {
  const directory = directoryIn(bytes, { size: bytes.length, head: bytes, most });
  const records = recordsOf(bytes.subarray(directory.begin, directory.end), directory, pathOf);
  return apart(records.map((record) => placed(record, headerOf(bytes, record.from), directory)));
}

/** The same of a zip of which only the parts are read that say so. @throws ZipFault */
export async function zipDirectoryOf(
  zip: ByteRanges,
  most: number,
  pathOf: EntryPath,
): Promise<DirectoryEntry[]> {
  const tail = await zip.read(Math.max(0, zip.size - END_BYTES - LONGEST_COMMENT), zip.size);
  const head = await zip.read(0, Math.min(HEAD_BYTES, zip.size));
  const directory = directoryIn(tail, { size: zip.size, head, most });
  const records = recordsOf(await zip.read(directory.begin, directory.end), directory, pathOf);
  const entries: Placed[] = [];
  for (const record of records) {
    const { from } = record;
    const header = await zip.read(from, Math.min(from + LOCAL_BYTES, zip.size));
    entries.push(placed(record, header, directory));
  }
  return apart(entries);
}

const headerOf = (bytes: Uint8Array, from: number) => bytes.subarray(from, from + LOCAL_BYTES);
const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

/** What is known of a zip beside its last bytes. */
interface Known {
  /** In bytes. */
  readonly size: number;
  /** Its first bytes. */
  readonly head: Uint8Array;
  /** So many files may be in it. */
  readonly most: number;
}

/** Finds the directory by the record that ends a zip, of which the last bytes are given. */
function directoryIn(tail: Uint8Array, { size, head, most }: Known): Directory {
  const view = viewOf(tail);
  const at = endOf(view);
  if (at === null)
    throw beginsAsZip(head) ? new ZipFault(t("is cut: its end is missing")) : new NoZipFault();
  const end = size - tail.length + at;
  const count = view.getUint16(at + 10, true);
  const length = view.getUint32(at + 12, true);
  const begin = view.getUint32(at + 16, true);
  if (count === 0xffff || length === 0xffffffff || begin === 0xffffffff)
    throw new ZipFault(t("is a zip of the form for more than 4 GB, which is not read"));
  if (count > most)
    throw new ZipLimitFault(t("holds {count} files, at most {most} are read", { count, most }));
  if (view.getUint32(at + 4, true) !== 0 || view.getUint16(at + 8, true) !== count)
    throw new ZipFault(t("is one of several parts of a zip"));
  const gap = end - begin - length;
  const isSound = gap === 0 || (gap === LARGE_BYTES && saysTheSame(view, at - gap, begin, length));
  if (!isSound) throw damaged();
  return { begin, end: begin + length, count };
}

/**
 * Whether the records of the form for more than 4 GB, which some programs (PyTorch) always write
 * before the end, say the same of the directory as the end does.
 */
function saysTheSame(view: DataView, at: number, begin: number, length: number): boolean {
  const isThere =
    at >= 0 &&
    view.getUint32(at, true) === LARGE_END &&
    view.getUint32(at + LARGE_END_BYTES, true) === LARGE_LOCATOR;
  if (!isThere) return false;
  const says = (offset: number) => Number(view.getBigUint64(at + offset, true));
  return says(40) === length && says(48) === begin;
}

function recordsOf(bytes: Uint8Array, { count }: Directory, pathOf: EntryPath): Record[] {
  const view = viewOf(bytes);
  const records: Record[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_BYTES > bytes.length || view.getUint32(at, true) !== CENTRAL) throw damaged();
    const name = view.getUint16(at + 28, true);
    const next =
      at + CENTRAL_BYTES + name + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > bytes.length) throw damaged();
    const path = pathOf(bytes.subarray(at + CENTRAL_BYTES, at + CENTRAL_BYTES + name));
    if (view.getUint16(at + 8, true) & 1) throw new ZipFault(t("{path} is encrypted", { path }));
    const method = view.getUint16(at + 10, true);
    if (method !== 0 && method !== 8)
      throw new ZipFault(t("{path} is packed in a way that is not read", { path }));
    records.push({
      path,
      size: view.getUint32(at + 24, true),
      crc: view.getUint32(at + 16, true),
      isDeflated: method === 8,
      from: view.getUint32(at + 42, true),
      packed: view.getUint32(at + 20, true),
    });
    at = next;
  }
  if (at !== bytes.length) throw damaged();
  return records;
}

/** With where its bytes lie, which its own header says. */
function placed({ packed, ...record }: Record, header: Uint8Array, { begin }: Directory): Placed {
  const view = viewOf(header);
  const { from } = record;
  if (from + LOCAL_BYTES > begin || view.getUint32(0, true) !== LOCAL) throw damaged();
  const start = from + LOCAL_BYTES + view.getUint16(26, true) + view.getUint16(28, true);
  if (start + packed > begin) throw damaged();
  return { ...record, start, end: start + packed };
}

/** The files among the entries, none of which lies in another. */
function apart(entries: readonly Placed[]): DirectoryEntry[] {
  checkApart(entries);
  return entries.filter(({ path }) => !path.endsWith("/"));
}

const damaged = () => new ZipFault(t("is damaged: the list of what it holds cannot be read"));

/** Whether bytes are the first of an entry, of the end where there is none, or of one of several parts. */
export const beginsAsZip = ([p, k, a, b]: Uint8Array): boolean =>
  p === 0x50 && k === 0x4b && (a === 3 || a === 5 || a === 7) && b === a + 1;

/** Where the record lies that ends a zip: it says how long the comment after it is. Null: nowhere. */
function endOf(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= first; at--) {
    const isEnd = view.getUint32(at, true) === END;
    if (isEnd && at + END_BYTES + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  return null;
}

function checkApart(entries: readonly Placed[]): void {
  const paths = new Set<string>();
  let last = 0;
  for (const { path, from, end } of entries.toSorted((a, b) => a.from - b.from)) {
    if (paths.has(path)) throw new ZipFault(t("holds {path} twice", { path }));
    if (from < last) throw new ZipFault(t("is hostile: {path} lies in another entry", { path }));
    paths.add(path);
    last = end;
  }
}
