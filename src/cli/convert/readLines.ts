import type { Doc } from "../../core/document/document.ts";
import { readFiles } from "../../io/readFiles.ts";
import type { Reading } from "../../io/reading.ts";
import { baseName, linesFile, withoutEnding } from "../../io/sourceFile.ts";
import { segmentAround } from "../../text/segment.ts";
import type { Lines } from "./linesIn.ts";
import { linesOf } from "./linesOf.ts";

/** Reads JSON lines some at a time: lines and documents are numbered as in the whole file. */
export async function* readLines({
  format,
  files,
  beside,
  atOnce,
}: Lines): AsyncGenerator<Reading> {
  const isOneADocument = format.reader?.lines === "document";
  for (const { file, path } of files) {
    const isAlone = files.every((one) => one.file === file || !isNamedAlike(one.file, file));
    const name = isAlone ? baseName(file.path) : file.path;
    let records = 0;
    for await (const { bytes, first } of linesOf(path, atOnce)) {
      const some = linesFile(file.path, bytes, first);
      const numberOf = new Map<string, number>();
      const newId = (of: string, part = 0) => {
        const id = `${of}.${records + numberOf.size + 1}`;
        numberOf.set(id, part);
        return id;
      };
      const choices = (of: string) => (of === file.path ? { format: format.id } : {});
      const host = { segmentAround, newId, now: () => 0, choices };
      const reading = await readFiles([some, ...beside], host, [format]);
      const docs = reading.docs.map((doc): Doc => {
        const part = numberOf.get(doc.id) ?? 0;
        const ofPart = [baseName(name), `${withoutEnding(baseName(name))} ${part + 1}`];
        if (!ofPart.includes(doc.name)) return doc;
        const inAll = isOneADocument ? `${withoutEnding(name)} ${records + part + 1}` : name;
        return { ...doc, name: inAll };
      });
      const json = some.json();
      records += json?.kind === "lines" ? json.items.length : 0;
      yield { ...reading, docs };
    }
  }
}

const isNamedAlike = (a: { readonly path: string }, b: { readonly path: string }): boolean =>
  baseName(a.path) === baseName(b.path);
