import type { ReadTools } from "../format.ts";
import { type Gathering, gathering, type Reading } from "../reading.ts";
import { nearest, type SourceFile } from "../sourceFile.ts";
import { readXmlFile } from "../xml/readXmlFile.ts";
import { rootOfXml } from "../xml/rootOfXml.ts";
import { casOfXml, type References, referencesOf } from "./casOfXml.ts";
import { readCas } from "./readCas.ts";

/** Files of XMI, and the type systems beside them. */
export function sniffXmi(files: readonly SourceFile[]): SourceFile[] {
  const isRead = files.some(isXmi);
  return files.filter((file) => isXmi(file) || (isRead && isTypeSystem(file)));
}

function isXmi({ text }: SourceFile): boolean {
  const head = text?.text.slice(0, 50_000) ?? "";
  return /(?:^|:)XMI$/.test(rootOfXml(head) ?? "") && /http:\/\/\/(?:uima\/|\S*\.ecore)/.test(head);
}

const isTypeSystem = ({ text }: SourceFile): boolean =>
  /(?:^|:)typeSystemDescription$/.test(rootOfXml(text?.text.slice(0, 20_000) ?? "") ?? "");

/** Reads files, each with the type system that lies nearest, if there is one. */
export async function readXmi(files: readonly SourceFile[], tools: ReadTools): Promise<Reading> {
  const into = gathering();
  const systems: { path: string; references: References }[] = [];
  for (const file of files.filter(isTypeSystem)) {
    const root = await readXmlFile(file, into, {});
    if (root) systems.push({ path: file.path, references: referencesOf(root) });
  }
  for (const file of files)
    if (!isTypeSystem(file)) {
      const references = nearest(systems, file.path)?.references ?? null;
      await readFile(file, references, tools, into);
    }
  return into.result();
}

async function readFile(
  file: SourceFile,
  references: References | null,
  tools: ReadTools,
  into: Gathering,
): Promise<void> {
  const { add, cas } = casOfXml(references);
  const root = await readXmlFile(file, into, {
    take: (element, depth) => {
      if (depth === 1) add(element);
      return depth === 1;
    },
    step: (done, all) => tools.step(file.path, done, all),
  });
  if (root) readCas(file.path, cas(), tools, into);
}
