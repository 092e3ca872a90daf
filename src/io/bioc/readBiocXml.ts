import { t } from "../../language/words.ts";
import { fieldTally } from "../fieldTally.ts";
import type { ReadTools } from "../format.ts";
import type { LeaveOut } from "../goldDoc.ts";
import { readEach } from "../readEach.ts";
import type { Gathering } from "../reading.ts";
import type { SourceFile } from "../sourceFile.ts";
import { readXmlFile } from "../xml/readXmlFile.ts";
import { rootOfXml } from "../xml/rootOfXml.ts";
import { childrenOf, textOf, type XmlElement } from "../xml/xmlElement.ts";
import type { BiocDocument } from "./biocModel.ts";
import { documentOfXml } from "./documentOfXml.ts";
import { readDocuments } from "./readDocuments.ts";

/** By their outermost element, and what must stand in it. */
export const sniffBiocXml = (files: readonly SourceFile[]): SourceFile[] =>
  files.filter(({ text }) => {
    const head = text?.text.slice(0, 100_000) ?? "";
    const root = rootOfXml(head);
    if (root === "document") return /<passage[\s>]/.test(head);
    return root === "collection" && /<(?:document|source|date|key)[\s/>]/.test(head);
  });

/** Reads collections of documents, or one that stands by itself. */
export const readBiocXml = readEach(readFile);

async function readFile(file: SourceFile, tools: ReadTools, into: Gathering): Promise<void> {
  const { path } = file;
  const documents: BiocDocument[] = [];
  const told: Parameters<LeaveOut>[] = [];
  const leaveOut: LeaveOut = (...one) => void told.push(one);
  const root = await readXmlFile(file, into, {
    take: (element, depth) => {
      if (element.local !== "document" || depth > 1) return false;
      documents.push(documentOfXml(element, leaveOut));
      return depth === 1;
    },
    step: (done, all) => tools.step(path, done, 2 * all),
  });
  if (!root) return;
  for (const [kind, place] of told) into.leaveOut(kind, path, place);
  tellCollection(root, path, into);
  await readDocuments(path, documents, tools, into);
}

/** What a collection says of all of its documents. */
function tellCollection(root: XmlElement, path: string, into: Gathering): void {
  if (root.local !== "collection") return;
  const tally = fieldTally();
  for (const one of childrenOf(root))
    if (textOf(one).trim() !== "") tally.add(one.attributes.get("key") ?? one.local);
  if (tally.text())
    into.note(
      path,
      t("what its collection says of itself is not kept: {tally}", { tally: tally.text() }),
    );
}
