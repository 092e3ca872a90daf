import { ImportError } from "./importError.ts";

/**
 * The text of a file in UTF-8, or in UTF-16 with a byte order mark. The mark is left out, unless
 * offsets are to count it as other readers of the file do.
 */
export function decodeText(name: string, bytes: Uint8Array, { keepMark = false } = {}): string {
  const [first, second] = bytes;
  const label =
    first === 0xff && second === 0xfe
      ? "utf-16le"
      : first === 0xfe && second === 0xff
        ? "utf-16be"
        : "utf-8";
  try {
    const text = new TextDecoder(label, { fatal: true, ignoreBOM: keepMark }).decode(bytes);
    if (!text.includes("\0")) return text;
  } catch {
    // Said below: what the decoder says names no file.
  }
  throw new ImportError(name, {}, "is not text in UTF-8");
}
