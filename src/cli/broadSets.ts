import { readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { BroadSet, Completeness } from "../broad/broadSet.ts";
import { endsOf } from "../broad/endTypes.ts";
import { parseJson } from "../io/readJson.ts";
import { parseSpertJson } from "../io/spert/spertJson.ts";
import { firstFault } from "../language/valueFault.ts";
import { encodeSentence } from "../text/encodeSentence.ts";
import type { SubwordTokenizer } from "../text/subwordTokenizer.ts";
import { fileName, isFile, isFolder, readText, readTypes } from "./files.ts";
import { UserError } from "./userError.ts";

/** Of what a set's meta.json says, what decides how it is learnt from. */
const metaFile = z.object({
  entities_complete: z.union([z.boolean(), z.string(), z.null()]),
  relations_complete: z.union([z.boolean(), z.string(), z.null()]),
  bundle: z.boolean(),
  licence: z.string(),
});
type Meta = z.infer<typeof metaFile>;

/** A set, and under which licence it says that it is. */
export interface LicensedSet {
  readonly set: BroadSet;
  readonly licence: string;
}

/** Of a set that names no licence. */
export const NOT_STATED = "not stated";

/** A set that says nothing of itself. */
const COMPLETE: Meta = {
  entities_complete: true,
  relations_complete: true,
  bundle: true,
  licence: NOT_STATED,
};

/** The names under which a set's sentences lie in its folder. */
const DATA = ["data.json", "train.json"];

/** Longer sentences are left out: few, and a step takes as long as its sentences are. In pieces. */
const LONGEST = 90;

/** Which sets, and how their sentences are cut. */
export interface BroadSetOptions {
  /** Folders of sets, and folders that hold such. */
  readonly paths: readonly string[];
  /** Only sets whose weights may be shipped. */
  readonly shippable: boolean;
  /** How many times as often sets are drawn as others of their size, by the names of their folders. */
  readonly shares: ReadonlyMap<string, number>;
  readonly tokenizer: SubwordTokenizer;
}

/**
 * Reads sets of folders, and beside each what the ends of its relations are, where they tell that:
 * types.json, data.json or train.json, meta.json where a set is not complete.
 */
export function readBroadSets(options: BroadSetOptions): LicensedSet[] {
  const { paths, shippable, shares, tokenizer } = options;
  const folders = paths.flatMap((path) => {
    if (!isFolder(path)) throw new UserError(`${path}: no such folder`);
    if (isFile(join(path, "types.json"))) return [path];
    const inside = readdirSync(path).map((name) => join(path, name));
    return inside.filter((folder) => isFile(join(folder, "types.json"))).sort();
  });
  if (folders.length === 0) throw new UserError(`${paths.join(", ")}: no folder with a types.json`);
  const named = new Set(folders.map(fileName));
  for (const name of shares.keys())
    if (!named.has(name)) throw new UserError(`--shares: no set is named ${name}`);
  return folders.flatMap((folder) => {
    const meta = metaOf(folder);
    if (shippable && !meta.bundle) return [];
    const share = shares.get(fileName(folder)) ?? 1;
    const set = { ...readSet(folder, meta, tokenizer), share };
    const ends = endsOf(set);
    return [set, ...(ends ? [ends] : [])].map((of) => ({ set: of, licence: meta.licence }));
  });
}

function readSet(folder: string, meta: Meta, tokenizer: SubwordTokenizer): Omit<BroadSet, "share"> {
  const file = DATA.map((name) => join(folder, name)).find(isFile);
  if (!file) throw new UserError(`${folder}: neither ${DATA.join(" nor ")}`);
  const types = readTypes(join(folder, "types.json"));
  const { text, left } = withoutBlanks(file);
  const sentences = parseSpertJson(text, file, types)
    .filter((_, i) => !left.has(i))
    .map(({ words, entities, relations }) => {
      return { words, entities, relations, encoded: encodeSentence(words, tokenizer) };
    })
    .filter(({ encoded }) => encoded.ids.length <= LONGEST);
  return {
    name: folder,
    types,
    sentences,
    entities: completeness(meta.entities_complete),
    relations: completeness(meta.relations_complete),
  };
}

const records = z.array(z.looseObject({ tokens: z.array(z.string()) }));
/** Stands for a sentence that is left out, so that the others keep their places in the file. */
const NOTHING = { tokens: ["-"], entities: [], relations: [] };

/** Some sets have words of nothing but blanks: their sentences are left out, by their places. */
function withoutBlanks(file: string): { text: string; left: ReadonlySet<number> } {
  const text = readText(file);
  const parsed = records.safeParse(parseJson(text, file));
  // What else is wrong is told by the reader, with its place.
  if (!parsed.success) return { text, left: new Set() };
  const left = new Set(
    parsed.data.flatMap(({ tokens }, i) => (tokens.some((word) => word.trim() === "") ? [i] : [])),
  );
  const kept = parsed.data.map((record, i) => (left.has(i) ? NOTHING : record));
  return { text: JSON.stringify(kept), left };
}

function metaOf(folder: string): Meta {
  const path = join(folder, "meta.json");
  if (!isFile(path)) return COMPLETE;
  const parsed = metaFile.safeParse(parseJson(readText(path), path));
  if (!parsed.success) {
    const { field, fault } = firstFault(parsed.error);
    throw new UserError([path, field, fault].filter(Boolean).join(": "));
  }
  return parsed.data;
}

/** "for the slots of its intent" and the like; nearly complete is complete. */
function completeness(said: boolean | string | null): Completeness {
  if (typeof said !== "string") return said === false ? "nothing" : "all";
  return said.startsWith("for ") ? "labelled" : "all";
}
