import { join } from "node:path";
import { zipSync } from "fflate";
import { docxOf, docxParagraph } from "../../src/io/fixtures/docxOf.ts";
import { OWN_PROJECT } from "../../src/io/fixtures/ownProject.ts";
import { pdfOf } from "../../src/io/fixtures/pdfOf.ts";
import { readTexts } from "../../src/io/fixtures/readTexts.ts";
import type { FileContent } from "../../src/io/format.ts";
import { WRITABLE } from "../../src/io/formats.ts";
import { formatTypes } from "../../src/io/types/spanloomTypes.ts";
import { folder } from "./folder.ts";
import { hubSamples } from "./hubSamples.ts";
import { modelSamples } from "./modelSamples.ts";
import { partSamples } from "./partSamples.ts";
import type { Sample } from "./sample.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const TEXT = 'Ada <b>lives</b> in Rome 😀. Bob, née "Fox", met her &amp; left.\r\nשלום Kiel.';
const ANN =
  "T1\tPerson 0 3\tAda\nT2\tPlace 20 24\tRome\nT3\tPerson 28 31\tBob\nR1\tLives_in Arg1:T1 Arg2:T2\n";

const TEXTS: readonly (readonly [format: string, file: string, content: string | Uint8Array])[] = [
  ["html", "page.html", `<!doctype html><title>t</title><p>${TEXT}</p><ul><li>one<li>two</ul>`],
  ["plainText", "text.txt", TEXT],
  ["plainText", "text.md", `# Title\n\n${TEXT}\n\n- one\n- two\n`],
  [
    "table",
    "table.csv",
    'id,text,note\n1,"Ada left, and met Bob.",x\n2,"He said ""no"" again.",y\n',
  ],
  ["table", "table.tsv", "id\ttext\n1\tAda left Rome at noon.\n2\tBob came back to Kiel.\n"],
  ["jsonTexts", "texts.jsonl", `${JSON.stringify({ text: TEXT })}\n{"text":"Two."}\n`],
  ["docx", "word.docx", docxOf(docxParagraph("Ada left Rome.") + docxParagraph("Bob stayed."))],
  [
    "pdf",
    "print.pdf",
    pdfOf([
      [
        ["Ada left Rome.", 50, 700],
        ["Bob stayed.", 50, 680],
      ],
    ]),
  ],
];

const bytesOf = async (content: FileContent): Promise<Uint8Array> =>
  content instanceof Uint8Array ? content : new Uint8Array(await new Blob([content]).arrayBuffer());

/** One document of our own in every format that is written, files that are only read, and models. */
export async function samples(root: string): Promise<Sample[]> {
  const { docs, types } = await readTexts({ "ada.txt": TEXT, "ada.ann": ANN });
  const all: Sample[] = [];
  for (const { id, writer } of WRITABLE) {
    const kept = { schema: OWN_PROJECT.schema, versions: [] };
    const of = writer.holdsEverything ? Object.values(OWN_PROJECT.docs) : docs;
    const { files } = await writer.write({ docs: of, types, sentences: "all", kept });
    const contents: Record<string, Uint8Array> = {};
    for (const [name, content] of files) contents[name] = await bytesOf(content);
    all.push({ format: id, reader: "files", files: contents });
    all.push({ format: "zip", reader: "files", files: { "all.zip": zipSync(contents) } });
  }
  for (const [format, file, content] of TEXTS) {
    const bytes = typeof content === "string" ? utf8(content) : content;
    all.push({ format, reader: "files", files: { [file]: bytes } });
  }
  const typeFile = { "types.json": utf8(formatTypes(OWN_PROJECT.schema)) };
  all.push({ format: "types", reader: "files", files: typeFile });
  all.push(...(await partSamples()), ...modelSamples(root), ...hubSamples());
  const torch = folder(join(root, "src/io/torch/fixtures"));
  for (const [file, bytes] of Object.entries(torch))
    all.push({ format: "torch", reader: "torch", files: { [file]: bytes } });
  return all;
}
