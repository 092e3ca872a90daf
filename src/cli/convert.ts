import { readdirSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import type { Doc, Range } from "../core/document/document.ts";
import { canonicalRelation } from "../core/learn/canonicalRelation.ts";
import { exampleOf } from "../core/learn/exampleOf.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import { parseBrat } from "../io/brat.ts";
import { bratName, formatBratConf, parseBratConf } from "../io/bratConf.ts";
import { docOfBrat } from "../io/bratDoc.ts";
import { formatBrat } from "../io/formatBrat.ts";
import { withTypesOf } from "../io/goldDoc.ts";
import { ImportError } from "../io/importError.ts";
import { formatModelTypes, parseModelTypes } from "../io/modelTypes.ts";
import { docOfExamples } from "../io/spertDoc.ts";
import { formatSpertJson, oddities, parseSpertJson } from "../io/spertJson.ts";
import { segmentAround } from "../text/segment.ts";
import { isFile, isFolder, makeFolder, readText } from "./files.ts";

/** The formats between which the command converts. */
export const FORMATS = ["spert", "brat"] as const;
export type Format = (typeof FORMATS)[number];

export interface Conversion {
  readonly from: Format;
  readonly to: Format;
  /** A folder of brat files, or a SpERT .json file. */
  readonly input: string;
  readonly output: string;
}

/** What was written, and by kind what the target cannot hold. */
export interface ConversionCounts {
  readonly documents: number;
  readonly sentences: number;
  readonly entities: number;
  readonly relations: number;
  readonly dropped: Readonly<Record<string, number>>;
}

interface Gold {
  readonly docs: readonly Doc[];
  readonly types: ModelTypes;
}
type Count = (kind: string) => void;

/** Converts annotations. A fault is an `ImportError` of one line, and nothing is written then. */
export function convert({ from, to, input, output }: Conversion): ConversionCounts {
  const dropped: Record<string, number> = {};
  const count: Count = (kind) => {
    dropped[kind] = (dropped[kind] ?? 0) + 1;
  };
  checkOutput(to, output);
  const gold = from === "spert" ? readSpert(input, count) : readBrat(input, count);
  const written = to === "spert" ? writeSpert(gold, output, count) : writeBrat(gold, output, count);
  const sentences = gold.docs.reduce((sum, doc) => sum + doc.sentences.length, 0);
  return { documents: gold.docs.length, sentences, ...written, dropped };
}

function readSpert(path: string, count: Count): Gold {
  if (isFolder(path))
    throw new ImportError(path, {}, "is a folder, a SpERT .json file was expected");
  const text = readText(path);
  const typesPath = join(dirname(path), "types.json");
  const known = isFile(typesPath) ? parseModelTypes(readText(typesPath), typesPath) : null;
  const examples = parseSpertJson(text, path, known ?? undefined);
  for (let n = oddities(examples)["entities on the span of another"] ?? 0; n > 0; n--) {
    count("entities on the span of another (kept)");
  }
  examples.forEach(({ id }, i) => {
    if (id !== String(i)) count("sentence ids");
  });
  const types = known ?? { entities: {}, relations: {} };
  const name = basename(path, extname(path));
  const doc = docOfExamples({ id: name, name }, examples, types, { count, now: 0 });
  return { docs: [doc], types: withTypesOf(types, [doc]) };
}

function readBrat(path: string, count: Count): Gold {
  if (!isFolder(path)) {
    throw new ImportError(path, {}, `${isFile(path) ? "is no folder" : "there is no such folder"}`);
  }
  const files = readdirSync(path).sort();
  const names = files.filter((file) => file.endsWith(".ann")).map((file) => file.slice(0, -4));
  if (names.length === 0) throw new ImportError(path, {}, "holds no .ann file");
  const alone = files.filter((f) => f.endsWith(".txt") && !names.includes(f.slice(0, -4)));
  for (let n = alone.length; n > 0; n--) count("texts without .ann");
  const confPath = join(path, "annotation.conf");
  const conf = isFile(confPath) ? parseBratConf(readText(confPath)) : null;
  const types = conf ?? { entities: {}, relations: {} };
  const docs = names.map((name) => {
    const annPath = join(path, `${name}.ann`);
    const text = readText(join(path, `${name}.txt`));
    const brat = parseBrat(text, readText(annPath), annPath, conf ?? undefined);
    return docOfBrat({ id: name, name, text }, brat, types, { segmentAround, count, now: 0 });
  });
  return { docs, types: withTypesOf(types, docs) };
}

function writeSpert({ docs, types }: Gold, path: string, count: Count): Written {
  const examples = docs.flatMap((doc) =>
    doc.sentences.map((sentence) => {
      const made = exampleOf(doc, sentence);
      const { example } = made;
      for (let n = made.relationsAcross; n > 0; n--) count("relations across sentences");
      for (let n = made.entitiesOutside; n > 0; n--) count("spans not on word borders");
      for (let n = made.relationsOutside; n > 0; n--) count("relations of such spans");
      const relations = example.relations.map((relation) =>
        canonicalRelation(relation, example.entities, types.relations),
      );
      return { ...example, relations };
    }),
  );
  for (const { fragments } of docs.flatMap((doc) => Object.values(doc.entities))) {
    if (fragments) count("discontinuous spans (taken as one stretch)");
  }
  makeFolder(dirname(path));
  writeFileSync(path, formatSpertJson(examples));
  writeFileSync(join(dirname(path), "types.json"), formatModelTypes(types));
  return {
    entities: examples.reduce((sum, { entities }) => sum + entities.length, 0),
    relations: examples.reduce((sum, { relations }) => sum + relations.length, 0),
  };
}

function writeBrat({ docs, types }: Gold, path: string, count: Count): Written {
  for (const name of [...Object.keys(types.entities), ...Object.keys(types.relations)]) {
    if (bratName(name) !== name) count("blanks in names of types");
  }
  makeFolder(path);
  for (const doc of docs) {
    for (let n = readDifferently(doc); n > 0; n--) count("sentences that are cut differently");
    const { txt, ann } = formatBrat(doc);
    writeFileSync(join(path, `${doc.name}.txt`), txt);
    writeFileSync(join(path, `${doc.name}.ann`), ann);
  }
  writeFileSync(join(path, "annotation.conf"), formatBratConf(types));
  return {
    entities: docs.reduce((sum, doc) => sum + Object.keys(doc.entities).length, 0),
    relations: docs.reduce((sum, doc) => sum + Object.keys(doc.relations).length, 0),
  };
}

type Written = Pick<ConversionCounts, "entities" | "relations">;

/** Sentences whose words, which brat's files do not hold, come out otherwise when they are read. */
function readDifferently(doc: Doc): number {
  const spans = Object.values(doc.entities).map(({ start, end }): Range => [start, end]);
  const again = segmentAround(doc.id, doc.text, spans).map(({ words }) => JSON.stringify(words));
  const known = new Set(again);
  return doc.sentences.filter(({ words }) => !known.has(JSON.stringify(words))).length;
}

function checkOutput(to: Format, path: string): void {
  if (to === "brat" && isFile(path)) throw new ImportError(path, {}, "is a file, not a folder");
  if (to === "spert" && isFolder(path)) throw new ImportError(path, {}, "is a folder, not a file");
  if (to === "spert" && basename(path) === "types.json") {
    throw new ImportError(
      path,
      {},
      "types.json is written beside the sentences: name another file",
    );
  }
}
