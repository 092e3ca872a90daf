import { closeSync, openSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { makeFolder, sourceFiles } from "../../src/cli/files.ts";
import { type Random, seededRandom } from "../../src/core/learn/random.ts";
import { zipBlob } from "../../src/io/zip/zipBlob.ts";

/** The forms that are measured. */
export const FORMS = ["jsonl", "brat", "zip", "text"] as const;
export type Form = (typeof FORMS)[number];
type PlainForm = Exclude<Form, "zip">;

/** How much is made. */
export interface Amount {
  /** Bytes of all files together; they end with the first document that reaches it. */
  readonly bytes: number;
  readonly documents: number;
}

interface DrawnDoc {
  readonly text: string;
  /** Start, end and type of each span: the text is ASCII, so that any count of characters is right. */
  readonly spans: readonly (readonly [number, number, string])[];
}

const NAMES = "Ada Lovelace,Kiel,Northwind Optics,Bergen,Mara Ellison,Rome,Grace Hopper".split(",");
const TYPES = "Person,Place,Company,Place,Person,Place,Person".split(",");
const WORDS =
  "the of and to in that was for on with as by at from his her which were this had not are but".split(
    " ",
  );

/** Makes the files of a form in a folder, and returns the path to be read; a zip is one of brat's. */
export async function makeInput(form: Form, folder: string, amount: Amount): Promise<string> {
  if (form !== "zip") return makeFiles(form, folder, amount);
  const path = `${folder}.zip`;
  const zip = zipBlob("application/zip");
  for (const file of sourceFiles(makeFiles("brat", folder, amount)))
    await zip.add(file.path, new Uint8Array(file.bytes));
  rmSync(folder, { recursive: true });
  writeFileSync(path, new Uint8Array(await zip.end().arrayBuffer()));
  return path;
}

function makeFiles(form: PlainForm, folder: string, { bytes, documents }: Amount): string {
  makeFolder(folder);
  const random = seededRandom(0x1a9e);
  const each = bytes / documents;
  if (form === "jsonl") {
    const path = join(folder, "input.jsonl");
    writePieces(path, lines(each, bytes, random));
    return path;
  }
  let made = 0;
  for (let i = 0; made < bytes; i++) {
    const doc = drawnDoc(each, form, random);
    const path = join(folder, `doc-${i}`);
    made += writePieces(`${path}.txt`, [doc.text]);
    if (form === "brat") made += writePieces(`${path}.ann`, [annOf(doc)]);
  }
  return folder;
}

/** Lines as doccano writes them, of so many bytes each, until they are so many in all. */
function* lines(each: number, all: number, random: Random): Generator<string> {
  for (let made = 0, id = 0; made < all; id++) {
    const { text, spans } = drawnDoc(each, "jsonl", random);
    const entities = spans.map(([start_offset, end_offset, label], i) => ({
      id: i,
      start_offset,
      end_offset,
      label,
    }));
    const relations = pairs(spans).map(([from_id, to_id], i) => ({
      id: i,
      from_id,
      to_id,
      type: "near",
    }));
    const line = `${JSON.stringify({ id, text, entities, relations })}\n`;
    made += line.length;
    yield line;
  }
}

/** A document whose file or files have about so many bytes. */
function drawnDoc(bytes: number, form: PlainForm, random: Random): DrawnDoc {
  const ofAnnotation = { jsonl: 82, brat: 45, text: 0 }[form];
  const spans: [number, number, string][] = [];
  let text = "";
  while (text.length + spans.length * ofAnnotation < bytes) {
    const words = 6 + Math.floor(random() * 20);
    const at = Math.floor(random() * words);
    for (let w = 0; w < words; w++) {
      if (w > 0) text += " ";
      const which = Math.floor(random() * (w === at ? NAMES.length : WORDS.length));
      const word = w === at ? NAMES[which] : WORDS[which];
      if (w === at) spans.push([text.length, text.length + word.length, TYPES[which]]);
      text += word;
    }
    text += random() < 0.1 ? ".\n\n" : ". ";
  }
  return { text, spans };
}

/** Every third span, with the one after it. */
const pairs = (spans: DrawnDoc["spans"]): [number, number][] =>
  spans.flatMap((_, i): [number, number][] =>
    i % 3 === 0 && i + 1 < spans.length ? [[i, i + 1]] : [],
  );

const annOf = ({ text, spans }: DrawnDoc): string =>
  [
    ...spans.map(
      ([start, end, type], i) => `T${i + 1}\t${type} ${start} ${end}\t${text.slice(start, end)}\n`,
    ),
    ...pairs(spans).map(([a, b], i) => `R${i + 1}\tnear Arg1:T${a + 1} Arg2:T${b + 1}\n`),
  ].join("");

/** Writes a file piece by piece, and returns its bytes. */
function writePieces(path: string, pieces: Iterable<string>): number {
  const file = openSync(path, "w");
  let bytes = 0;
  for (const piece of pieces) bytes += writeSync(file, piece);
  closeSync(file);
  return bytes;
}
