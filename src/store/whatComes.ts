import { rangesOfBlob } from "../io/byteRanges.ts";
import { areOfModel } from "./areOfModel.ts";
import type { PickedFile } from "./importState.ts";

/** What files are that were dropped, by their names and those in their zips: no file is read whole. */
export interface WhatComes {
  readonly isModel: boolean;
  /** Documents that lie beside a model, by their paths: with it they are not opened. */
  readonly beside: readonly string[];
}

export async function whatComes(files: readonly PickedFile[]): Promise<WhatComes> {
  const paths: string[] = [];
  for (const file of files) paths.push(...((await namesInZip(file)) ?? [file.name]));
  const isModel = areOfModel(paths.map((name) => ({ name })));
  return { isModel, beside: isModel ? besideModel(paths) : [] };
}

/** So many files of a zip are looked at. */
const MOST = 10_000;
/** With which a project file and an OpenDocument begin: they are one file, whatever is in them. */
const WHOLE = "mimetype";

/** The paths in a zip; null where it is none, or is not to be taken apart, or cannot be: whoever reads it says so. */
async function namesInZip(file: PickedFile): Promise<string[] | null> {
  if (!/\.zip$/i.test(file.name)) return null;
  try {
    const blob = await blobOf(file);
    const [{ zipDirectoryOf }, { harmlessPath }] = await Promise.all([
      import("../io/zip/zipDirectory.ts"),
      import("../io/zip/entryPaths.ts"),
    ]);
    const entries = await zipDirectoryOf(rangesOfBlob(blob), MOST, harmlessPath);
    const paths = entries.map(({ path }) => path).filter((path) => !path.endsWith("/"));
    return paths.includes(WHOLE) ? null : paths;
  } catch {
    return null;
  }
}

const blobOf = async (file: PickedFile): Promise<Blob> =>
  file instanceof Blob ? file : ((await file.blob?.()) ?? new Blob([await file.arrayBuffer()]));

/** Endings of texts and annotations, of which a model has some under other names. */
const DOCUMENT =
  /\.(?:txt|md|ann|pdf|docx|odt|rtf|html?|xml|xmi|csv|tsv|jsonl|ndjson|conllu?|iob2?|bio|parquet|ttl|nq|spanloom|zip)$/i;
const OF_MODEL =
  /(?:^|\/)(?:vocab|merges|licen[cs]e|notice|readme|requirements|dict|labels)[^/]*\.(?:txt|md)$/i;
/** What systems leave in folders and zips. */
const HIDDEN = /(?:^|\/)(?:\.|__MACOSX\/)/;

const besideModel = (paths: readonly string[]): string[] =>
  paths.filter((path) => DOCUMENT.test(path) && !OF_MODEL.test(path) && !HIDDEN.test(path));
