import { t } from "../language/words.ts";
import { isTooLarge } from "./decodeText.ts";
import { graphOf, graphOfJson } from "./graphFile.ts";
import { placeText } from "./importError.ts";
import { isHollow, notWhatItSays } from "./promisedByName.ts";
import { baseName, type SourceFile } from "./sourceFile.ts";

const SAVE = () => t("open it there and save it as .docx or .txt");

/** What some files are that people try to open, by how they begin; several begin as zips do. */
const BINARIES: readonly {
  readonly begins: string;
  readonly path?: RegExp;
  readonly what: string;
}[] = [
  {
    begins: "{\\rtf",
    get what() {
      return t("is a text of an office program (RTF): {save}", { save: SAVE() });
    },
  },
  {
    begins: "%PDF",
    get what() {
      return t("is a PDF: open it and paste its text");
    },
  },
  {
    begins: "PK",
    path: /\.docx$/i,
    get what() {
      return t("is a Word document: open it and paste its text");
    },
  },
  {
    begins: "PK",
    path: /\.odt$/i,
    get what() {
      return t("is a text of an office program (ODT): {save}", { save: SAVE() });
    },
  },
  {
    begins: "PK",
    path: /\.(?:xlsx|xlsm|ods)$/i,
    get what() {
      return t("is a spreadsheet: save it there as .csv, a sheet each");
    },
  },
  {
    begins: "PK",
    path: /\.(?:pptx|odp)$/i,
    get what() {
      return t("are slides: save their outline as .txt");
    },
  },
  {
    begins: "PK",
    path: /\.epub$/i,
    get what() {
      return t("is an e-book: unpack it and open its .xhtml files");
    },
  },
  {
    begins: "PAR1",
    get what() {
      return t("is a table of Parquet");
    },
  },
  {
    begins: "PK\x03\x04",
    get what() {
      return t("is a zip that cannot be read");
    },
  },
  {
    begins: "\xd0\xcf\x11\xe0",
    path: /\.(?:docx|docm)$/i,
    get what() {
      return t("is locked by a password: save it without one");
    },
  },
  {
    begins: "\xd0\xcf\x11\xe0",
    path: /\.xlsx?$/i,
    get what() {
      return t("is a spreadsheet: save it as .csv");
    },
  },
  {
    begins: "\xd0\xcf\x11\xe0",
    get what() {
      return t("is a document of an old office program: {save}", { save: SAVE() });
    },
  },
  ...["\x89PNG", "\xff\xd8\xff", "GIF8", "II*\0", "MM\0*"].map((begins) => ({
    begins,
    get what() {
      return t("is a picture: its text has to be recognised by another program first");
    },
  })),
];

/** What a file is that would be nonsense as text, though some are written in letters. */
export function notPlainText(file: SourceFile): string | undefined {
  const head = String.fromCharCode(...file.bytes.subarray(0, 5));
  const known = BINARIES.find(
    ({ begins, path }) => head.startsWith(begins) && (path?.test(baseName(file.path)) ?? true),
  );
  return known?.what ?? graphOf(file);
}

/** Why no format reads a file, and what helps. */
export function whyUnreadable(file: SourceFile): string {
  if (isTooLarge(file.bytes)) return t("is larger than 500 MB: divide it into several files");
  const known = notPlainText(file);
  if (known) return known;
  if (isHollow(file)) return t("is empty");
  if (!file.text) return notWhatItSays(file);
  const json = file.json();
  if (json?.kind === "broken") {
    return [placeText(json.place), json.fault].filter(Boolean).join(": ");
  }
  const graph = graphOfJson(file);
  if (graph) return graph;
  if (json)
    return t("is JSON, but holds neither sentences ({tokens}) nor texts ({text})", {
      tokens: '{"tokens": …}',
      text: '{"text": …}',
    });
  return t("is of no format that is read here");
}
