import { createReadStream, statSync } from "node:fs";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { sourceFile } from "../../io/sourceFile.ts";
import { notPlainText } from "../../io/unreadable.ts";
import { fileName, reason } from "../files.ts";
import { UserError } from "../userError.ts";

/** The name by which standard input is meant. */
export const STANDARD = "-";

/** Bytes that are read of a file at once. */
const AT_ONCE = 2 ** 20;

/** Refuses files that are not there, before anything is read of the others. @throws UserError */
export function checkInput(file: string): void {
  try {
    if (file !== STANDARD && statSync(file).isDirectory())
      throw new UserError(`${file}: is a folder, not a file`);
  } catch (error) {
    throw error instanceof UserError ? error : new UserError(`${file}: ${reason(error)}`);
  }
}

/**
 * The bytes of a file or of standard input as they come, in UTF-8: what is packed by gzip is
 * unpacked, UTF-16 is told by its byte order mark.
 *
 * @throws UserError when it is no text, or cannot be read to its end
 */
export async function* inputBytes(file: string): AsyncGenerator<Uint8Array> {
  const where = file === STANDARD ? "stdin" : file;
  try {
    const stored =
      file === STANDARD ? process.stdin : createReadStream(file, { highWaterMark: AT_ONCE });
    const begun = await withBeginning(stored);
    const plain = isGzip(begun.beginning) ? await withBeginning(unpacked(begun.pieces)) : begun;
    const { beginning, pieces } = plain;
    const other = notPlainText(sourceFile(fileName(file), beginning));
    if (other !== undefined) throw new UserError(`${where}: ${other}`);
    const encoding = utf16(beginning);
    yield* encoding ? recoded(pieces, encoding) : pieces;
  } catch (error) {
    throw error instanceof UserError ? error : new UserError(`${where}: ${fault(error)}`);
  }
}

/** A mark of two bytes may come in two pieces. */
const ENOUGH = 4;

async function withBeginning(source: AsyncIterable<Uint8Array>) {
  const iterator = source[Symbol.asyncIterator]();
  let beginning: Uint8Array = new Uint8Array();
  let isEnd = false;
  while (!isEnd && beginning.length < ENOUGH) {
    const { value, done } = await iterator.next();
    if (done) isEnd = true;
    else beginning = beginning.length === 0 ? value : Buffer.concat([beginning, value]);
  }
  async function* pieces() {
    if (beginning.length > 0) yield beginning;
    while (!isEnd) {
      const { value, done } = await iterator.next();
      if (done) return;
      yield value;
    }
  }
  return { beginning, pieces: pieces() };
}

const isGzip = ([a, b]: Uint8Array): boolean => a === 0x1f && b === 0x8b;

const utf16 = ([a, b]: Uint8Array): string | undefined => {
  if (a === 0xff && b === 0xfe) return "utf-16le";
  return a === 0xfe && b === 0xff ? "utf-16be" : undefined;
};

/** A fault of what is packed, or of what packs it, ends the loop over it. */
const unpacked = (pieces: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> =>
  pipeline(Readable.from(pieces), createGunzip({ chunkSize: AT_ONCE }), () => {});

async function* recoded(pieces: AsyncIterable<Uint8Array>, encoding: string) {
  const decoder = new TextDecoder(encoding);
  for await (const piece of pieces) yield Buffer.from(decoder.decode(piece, { stream: true }));
  yield Buffer.from(decoder.decode());
}

const fault = (error: unknown): string => {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "Z_BUF_ERROR") return "is cut: its gzip has no end";
  return code?.startsWith("Z_") ? "its gzip is damaged" : reason(error);
};
