import { placeText } from "./importError.ts";
import { baseName, type SourceFile } from "./sourceFile.ts";

const PASTE = "open it and paste its text";

/** Beginnings of files that people try to open; a .docx is a zip too. */
const BINARIES: readonly {
  readonly begins: string;
  readonly path: RegExp;
  readonly what: string;
}[] = [
  { begins: "{\\rtf", path: /(?:)/, what: `is a document of an office program: ${PASTE}` },
  { begins: "%PDF", path: /(?:)/, what: `is a PDF: ${PASTE}` },
  { begins: "PK", path: /\.docx$/i, what: `is a Word document: ${PASTE}` },
  { begins: "PK", path: /\.odt$/i, what: `is a text document of an office program: ${PASTE}` },
  { begins: "PK", path: /\.xlsx$/i, what: "is a spreadsheet: copy the text out of it" },
  { begins: "PK\x03\x04", path: /(?:)/, what: "is a zip archive: unpack it first" },
  {
    begins: "\xd0\xcf\x11\xe0",
    path: /(?:)/,
    what: `is a document of an office program: ${PASTE}`,
  },
];

/** What a file is that would be nonsense as text, though some are written in letters. */
export function notPlainText(file: SourceFile): string | undefined {
  const head = String.fromCharCode(...file.bytes.subarray(0, 5));
  return BINARIES.find(
    ({ begins, path }) => head.startsWith(begins) && path.test(baseName(file.path)),
  )?.what;
}

/** Why no format reads a file, and what helps. */
export function whyUnreadable(file: SourceFile): string {
  const known = notPlainText(file);
  if (known) return known;
  if (!file.text) return "is no text";
  const json = file.json();
  if (json?.kind === "broken") {
    return [placeText(json.place), json.fault].filter(Boolean).join(": ");
  }
  if (json) return 'is JSON, but holds neither sentences ({"tokens": …}) nor texts ({"text": …})';
  return "is of no format that is read here";
}
