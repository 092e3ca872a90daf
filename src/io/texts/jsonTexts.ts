import { z } from "zod";
import type { Format, ReadTools } from "../format.ts";
import { jsonItems } from "../jsonContent.ts";
import { type Gathering, gathering } from "../reading.ts";
import { type SourceFile, withoutEnding } from "../sourceFile.ts";
import { textDoc } from "./textDoc.ts";

const record = z.looseObject({ text: z.string() });

/** JSON lines, or a list, of texts: `{"text": …}`, each a document. */
export const jsonTexts = {
  id: "jsonTexts",
  label: "JSON lines of texts",
  reader: {
    endings: [".jsonl", ".ndjson", ".json"],
    sniff: (files) => files.filter(hasTexts),
    read: async (files, tools) => {
      const into = gathering();
      for (const file of files) await readTexts(file, tools, into);
      return into.result();
    },
  },
} as const satisfies Format;

function hasTexts(file: SourceFile): boolean {
  const json = file.json();
  const isText = (value: unknown) => json?.kind === "lines" && typeof value === "string";
  return (
    json !== null &&
    jsonItems(json).some(({ value }) => isText(value) || record.safeParse(value).success)
  );
}

async function readTexts(file: SourceFile, tools: ReadTools, into: Gathering): Promise<void> {
  const { path } = file;
  const json = file.json();
  if (!json) return;
  if (json.kind === "lines") {
    for (const fault of json.faults) into.leaveOut("lines that are not JSON", path, fault);
  }
  const items = jsonItems(json);
  const ignored = new Set<string>();
  for (const [i, { value, place }] of items.entries()) {
    await tools.step(path, i, items.length);
    const parsed = record.safeParse(value);
    const text = typeof value === "string" ? value : parsed.data?.text;
    if (text === undefined) into.leaveOut("records without a text", path, place);
    else if (text.trim() === "") into.leaveOut("empty texts", path, place);
    else {
      const name = tools.nameOf(path);
      const numbered = `${withoutEnding(name)} ${i + 1}`;
      into.addDoc(textDoc(tools, path, items.length > 1 ? numbered : name, text, i));
      for (const key of Object.keys(parsed.data ?? {})) if (key !== "text") ignored.add(key);
    }
  }
  if (ignored.size > 0) into.note(path, `fields that were not read: ${[...ignored].join(", ")}`);
}
