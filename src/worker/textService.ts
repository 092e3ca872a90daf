import type { Doc } from "../core/document/document.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import { parseBrat } from "../io/brat.ts";
import { parseBratConf } from "../io/bratConf.ts";
import { docOfBrat } from "../io/bratDoc.ts";
import { decodeText } from "../io/decodeText.ts";
import { withTypesOf } from "../io/goldDoc.ts";
import { ImportError } from "../io/importError.ts";
import { parseModelTypes } from "../io/modelTypes.ts";
import { docOfExamples } from "../io/spertDoc.ts";
import { oddities, parseSpertJson } from "../io/spertJson.ts";
import { segment, segmentAround } from "../text/segment.ts";
import type { ImportFile, ImportReport, TextService } from "./protocol.ts";

/** Text work of the page. */
export const textService: TextService = {
  segment: async (docId, text) => segment(docId, text),
  importFiles: async (files) => importFiles(files),
};

interface TextFile {
  readonly name: string;
  readonly text: string;
}
type Kind = "text" | "ann" | "conf" | "spert" | "types" | "ignored";

/** What one import gathers. */
interface Import {
  readonly docs: Doc[];
  readonly dropped: Record<string, number>;
  types: ModelTypes;
}

function importFiles(files: readonly ImportFile[]): ImportReport {
  const byKind = new Map<Kind, TextFile[]>();
  for (const { name, bytes } of files) {
    if (kindByName(name) === "ignored") continue;
    const file = { name, text: decodeText(name, bytes) };
    const kind = kindByName(name) ?? kindByContent(file);
    byKind.set(kind, [...(byKind.get(kind) ?? []), file]);
  }
  const of = (kind: Kind) => byKind.get(kind) ?? [];
  const into: Import = { docs: [], dropped: {}, types: { entities: {}, relations: {} } };
  for (const { name, text } of of("types")) addTypes(into, parseModelTypes(text, name));
  for (const { text } of of("conf")) addTypes(into, parseBratConf(text));
  const typesFile = of("types").length > 0;
  for (const file of of("spert")) importSpert(file, typesFile ? into.types : null, into);
  const anns = new Map(of("ann").map((file) => [withoutExtension(file.name), file]));
  for (const file of of("text")) {
    const ann = anns.get(withoutExtension(file.name));
    if (ann) importBrat(file, ann, of("conf"), into);
    else importPlain(file, into);
    anns.delete(withoutExtension(file.name));
  }
  for (const { name } of anns.values()) {
    const wanted = `${withoutExtension(baseName(name))}.txt`;
    throw new ImportError(name, {}, `its text is missing: add ${wanted}`);
  }
  return { docs: into.docs, types: withTypesOf(into.types, into.docs), dropped: into.dropped };
}

function importSpert({ name, text }: TextFile, types: ModelTypes | null, into: Import): void {
  const examples = parseSpertJson(text, name, types ?? undefined);
  for (const [kind, n] of Object.entries(oddities(examples))) {
    if (kind !== "relations listed twice") into.dropped[kind] = (into.dropped[kind] ?? 0) + n;
  }
  into.docs.push(docOfExamples(named(name), examples, into.types, options(into)));
}

function importBrat(file: TextFile, ann: TextFile, confs: readonly TextFile[], into: Import): void {
  const conf = confs.find(({ name }) => folder(name) === folder(ann.name));
  const types = conf ? parseBratConf(conf.text) : { entities: {}, relations: {} };
  const brat = parseBrat(file.text, ann.text, ann.name, conf && types);
  const doc = { ...named(file.name), text: file.text };
  into.docs.push(docOfBrat(doc, brat, types, { segmentAround, ...options(into) }));
}

function importPlain({ name, text }: TextFile, into: Import): void {
  const doc = { ...named(name), text, entities: {}, relations: {}, confirmed: {} };
  into.docs.push({ ...doc, sentences: segment(doc.id, text), createdAt: options(into).now });
}

function addTypes(into: Import, { entities, relations }: ModelTypes): void {
  into.types = {
    entities: { ...into.types.entities, ...entities },
    relations: { ...into.types.relations, ...relations },
  };
}

/** Documents of one import keep its order: each is a millisecond later. */
function options(into: Import) {
  const count = (kind: string) => {
    into.dropped[kind] = (into.dropped[kind] ?? 0) + 1;
  };
  return { count, now: Date.now() + into.docs.length };
}

function kindByName(name: string): Kind | null {
  if (baseName(name) === "annotation.conf") return "conf";
  // brat's other settings, and what systems leave in folders.
  if (/\.conf$|(?:^|\/)(?:\.|Thumbs\.db$|__MACOSX\/)/.test(name)) return "ignored";
  if (/\.ann$/i.test(name)) return "ann";
  return /\.(?:txt|text|md)$/i.test(name) ? "text" : null;
}

/** JSON files are told apart by what they hold; what is no JSON is text. */
function kindByContent({ name, text }: TextFile): Kind {
  const start = text.slice(0, 1000).trimStart();
  if (/^\{\s*"(?:entities|relations)"\s*:\s*\{/.test(start)) return "types";
  return /\.json$/i.test(name) || /^(?:\[\s*[{\]]|\{\s*")/.test(start) ? "spert" : "text";
}

const named = (name: string) => ({ id: crypto.randomUUID(), name: baseName(name) });
const baseName = (name: string) => name.slice(name.lastIndexOf("/") + 1);
const folder = (name: string) => name.slice(0, name.lastIndexOf("/") + 1);
const withoutExtension = (name: string) => name.replace(/\.[^./]*$/, "");
