import { isTooLarge } from "./decodeText.ts";
import { placeText } from "./importError.ts";
import { baseName, type SourceFile } from "./sourceFile.ts";

const SAVE = "open it there and save it as .docx or .txt";

/** What some files are that people try to open, by how they begin; several begin as zips do. */
const BINARIES: readonly {
  readonly begins: string;
  readonly path?: RegExp;
  readonly what: string;
}[] = [
  { begins: "{\\rtf", what: `is a text of an office program (RTF): ${SAVE}` },
  { begins: "%PDF", what: "is a PDF: open it and paste its text" },
  { begins: "PK", path: /\.docx$/i, what: "is a Word document: open it and paste its text" },
  { begins: "PK", path: /\.odt$/i, what: `is a text of an office program (ODT): ${SAVE}` },
  {
    begins: "PK",
    path: /\.(?:xlsx|xlsm|ods)$/i,
    what: "is a spreadsheet: save it there as .csv, a sheet each",
  },
  { begins: "PK", path: /\.(?:pptx|odp)$/i, what: `are slides: save their outline as .txt` },
  { begins: "PK", path: /\.epub$/i, what: "is an e-book: unpack it and open its .xhtml files" },
  { begins: "PAR1", what: "is a table of Parquet" },
  { begins: "PK\x03\x04", what: "is a zip that cannot be read" },
  {
    begins: "\xd0\xcf\x11\xe0",
    path: /\.(?:docx|docm)$/i,
    what: "is locked by a password: save it without one",
  },
  { begins: "\xd0\xcf\x11\xe0", path: /\.xlsx?$/i, what: "is a spreadsheet: save it as .csv" },
  { begins: "\xd0\xcf\x11\xe0", what: `is a document of an old office program: ${SAVE}` },
  ...["\x89PNG", "\xff\xd8\xff", "GIF8", "II*\0", "MM\0*"].map((begins) => ({
    begins,
    what: "is a picture: its text has to be recognised by another program first",
  })),
];

/** What a file is that would be nonsense as text, though some are written in letters. */
export function notPlainText(file: SourceFile): string | undefined {
  const head = String.fromCharCode(...file.bytes.subarray(0, 5));
  return BINARIES.find(
    ({ begins, path }) => head.startsWith(begins) && (path?.test(baseName(file.path)) ?? true),
  )?.what;
}

/** Why no format reads a file, and what helps. */
export function whyUnreadable(file: SourceFile): string {
  if (isTooLarge(file.bytes)) return "is larger than 500 MB: divide it into several files";
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
