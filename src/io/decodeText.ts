import { t } from "../language/words.ts";
import { ImportError } from "./importError.ts";

/** The text of a file, without its byte order mark, and how it was written. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: "UTF-8" | "UTF-16" | "Windows-1252";
  /** Whether it begins with a byte order mark, which offsets may count. */
  readonly mark: boolean;
}

/** More than this is no text here: browsers hold no longer one in one piece (V8: 2^29 letters). */
const MOST_BYTES = 500_000_000;

/** Whether a file is larger than a text can be. */
export const isTooLarge = ({ length }: { readonly length: number }): boolean => length > MOST_BYTES;

/**
 * Decodes UTF-8, UTF-16 with a byte order mark, and what is safely Windows-1252 (or Latin-1, which
 * is a part of it). Null when it is no text, or too large for one.
 */
export function decodeBytes(bytes: Uint8Array): DecodedText | null {
  if (isTooLarge(bytes)) return null;
  const utf16 = utf16Label(bytes);
  if (utf16) {
    const text = decoded(utf16, bytes);
    return text === null ? null : { text, encoding: "UTF-16", mark: true };
  }
  const text = decoded("utf-8", bytes);
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  if (text !== null) return { text, encoding: "UTF-8", mark };
  return isWestern(bytes)
    ? { text: westernText(bytes), encoding: "Windows-1252", mark: false }
    : null;
}

/** The text of a file as `decodeBytes` reads it; what is no text is an error. */
export function decodeText(name: string, bytes: Uint8Array): string {
  const decodedText = decodeBytes(bytes);
  if (decodedText === null) throw new ImportError(name, {}, t("is no text"));
  return decodedText.text;
}

function utf16Label([first, second]: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : null;
}

/** Null when the bytes are not of the encoding, or hold what no text holds. */
function decoded(label: string, bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes);
    return text.includes("\0") ? null : text;
  } catch {
    return null; // what the decoder says names no file
  }
}

/**
 * Text of western Europe is ASCII with few letters above it. Other encodings of one byte (Cyrillic,
 * Greek) or two (Chinese, Japanese) are mostly above it, and would be read as nonsense.
 */
function isWestern(bytes: Uint8Array): boolean {
  let above = 0;
  let letters = 0;
  for (const byte of bytes) {
    if (CONTROL.has(byte) || UNUSED.has(byte)) return false;
    if (byte > 0x20) letters++;
    if (byte > 0x7f) above++;
  }
  return above <= letters * 0.2;
}

/** What Windows-1252 has where Latin-1 has control characters; Node's decoder leaves those. */
const ABOVE_LATIN = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

const westernText = (bytes: Uint8Array): string =>
  new TextDecoder("windows-1252")
    .decode(bytes)
    .replace(/[\x80-\x9f]/g, (char) => ABOVE_LATIN[char.charCodeAt(0) - 0x80]);

const LINE_CHARACTERS = [0x09, 0x0a, 0x0c, 0x0d];
const CONTROL = new Set(
  Array.from({ length: 0x20 }, (_, byte) => byte).filter((byte) => !LINE_CHARACTERS.includes(byte)),
);
const UNUSED = new Set([0x7f, 0x81, 0x8d, 0x8f, 0x90, 0x9d]); // by Windows-1252
