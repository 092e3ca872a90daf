import type { EntryPath } from "./entryPaths.ts";
import { ZipFault, ZipLimitFault } from "./zipFault.ts";

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
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const LONGEST_COMMENT = 0xffff;

/**
 * The files that a zip lists at its end. Refused are those that are cut, encrypted or larger than
 * 4 GB, and entries that lie in each other.
 *
 * @param pathOf refuses a name, or makes a path of it
 * @throws ZipFault
 */
export function zipDirectory(bytes: Uint8Array, most: number, pathOf: EntryPath): DirectoryEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const begin = view.getUint32(end + 16, true);
  if (count === 0xffff || size === 0xffffffff || begin === 0xffffffff)
    throw new ZipFault("is a zip of the form for more than 4 GB, which is not read");
  if (count > most) throw new ZipLimitFault(`holds ${count} files, at most ${most} are read`);
  if (view.getUint32(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count)
    throw new ZipFault("is one of several parts of a zip");
  if (begin + size !== end) throw damaged();
  const entries: (DirectoryEntry & { readonly from: number })[] = [];
  let at = begin;
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_BYTES > end || view.getUint32(at, true) !== CENTRAL) throw damaged();
    const name = view.getUint16(at + 28, true);
    const next =
      at + CENTRAL_BYTES + name + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) throw damaged();
    const path = pathOf(bytes.subarray(at + CENTRAL_BYTES, at + CENTRAL_BYTES + name));
    if (view.getUint16(at + 8, true) & 1) throw new ZipFault(`${path} is encrypted`);
    const method = view.getUint16(at + 10, true);
    if (method !== 0 && method !== 8)
      throw new ZipFault(`${path} is packed in a way that is not read`);
    const from = view.getUint32(at + 42, true);
    const start = startOf(view, from, begin);
    const packed = view.getUint32(at + 20, true);
    if (start + packed > begin) throw damaged();
    entries.push({
      path,
      size: view.getUint32(at + 24, true),
      crc: view.getUint32(at + 16, true),
      isDeflated: method === 8,
      from,
      start,
      end: start + packed,
    });
    at = next;
  }
  if (at !== end) throw damaged();
  checkApart(entries);
  return entries.filter(({ path }) => !path.endsWith("/"));
}

const damaged = () => new ZipFault("is damaged: the list of what it holds cannot be read");

/** Where the record lies that ends a zip: it says how long the comment after it is. */
function endOf(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= first; at--) {
    const isEnd = view.getUint32(at, true) === END;
    if (isEnd && at + END_BYTES + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  throw new ZipFault("is cut: its end is missing");
}

function startOf(view: DataView, from: number, limit: number): number {
  if (from + LOCAL_BYTES > limit || view.getUint32(from, true) !== LOCAL) throw damaged();
  const lengths = view.getUint16(from + 26, true) + view.getUint16(from + 28, true);
  return from + LOCAL_BYTES + lengths;
}

function checkApart(entries: readonly (DirectoryEntry & { readonly from: number })[]): void {
  const paths = new Set<string>();
  let last = 0;
  for (const { path, from, end } of entries.toSorted((a, b) => a.from - b.from)) {
    if (paths.has(path)) throw new ZipFault(`holds ${path} twice`);
    if (from < last) throw new ZipFault(`is hostile: ${path} lies in another entry`);
    paths.add(path);
    last = end;
  }
}
