import type { Doc, Schema } from "../../core/document/document.ts";
import type { Step } from "../../core/document/history.ts";
import type { MentionChoices } from "../../core/document/mentionChoices.ts";
import type { VersionBackup } from "../../core/lifecycle/versionBackup.ts";
import { t } from "../../language/words.ts";
import { rangesOfBlob } from "../byteRanges.ts";
import { annotationsIn } from "../chosenAnnotations.ts";
import { turn } from "../zip/turn.ts";
import { zipBlob } from "../zip/zipBlob.ts";
import { checkedEntries } from "./checkedEntries.ts";
import { historyItems } from "./historyItems.ts";
import type { KeptModel } from "./keptModel.ts";
import {
  APP_VERSION,
  MANIFEST,
  type Manifest,
  MENTIONS,
  MIME,
  MIME_ENTRY,
  MODEL_FOLDER,
  MODELS,
  SCHEMA,
  VERSION,
  VERSIONS,
} from "./manifest.ts";
import { modelPath } from "./readModels.ts";
import { runningSha256 } from "./runningSha256.ts";
import { sha256 } from "./sha256.ts";

/** Everything of a project. */
export interface WholeProject {
  /** Its name, where it has one. */
  readonly name?: string | undefined;
  readonly docs: readonly Doc[];
  readonly schema: Schema;
  readonly mentions?: MentionChoices | undefined;
  /** How the kept models were made, so that they can be trained again. */
  readonly versions: readonly VersionBackup[];
  /** Trained models, where they shall come along. */
  readonly models?: readonly KeptModel[] | undefined;
  /** The steps of the history, where they shall come along. */
  readonly steps?: readonly Step[] | undefined;
}

/** A part of the documents, or of the history, ends after so many letters of JSON; a document is in one part. */
const PART_LETTERS = 2 ** 20;

/**
 * Writes a project as one file, a part of its documents at a time, and reads it back: what is handed
 * over is what was to be written.
 */
export async function writeProject(whole: WholeProject): Promise<Blob> {
  const { name, docs, schema, mentions, versions, models = [], steps = [] } = whole;
  const zip = zipBlob(MIME);
  const entries: Manifest["entries"][number][] = [];
  const add = async (path: string, json: string) => {
    const bytes = new TextEncoder().encode(json);
    entries.push({ path, size: bytes.length, sha256: await sha256(bytes) });
    await zip.add(path, bytes);
  };
  const store = async (path: string, blob: Blob) => {
    const sum = runningSha256();
    await zip.storeBlob(path, blob, sum.add);
    entries.push({ path, size: blob.size, sha256: sum.end() });
  };
  zip.store(MIME_ENTRY, new TextEncoder().encode(MIME));
  await add(SCHEMA, JSON.stringify(schema, null, 1));
  if (mentions) await add(MENTIONS, JSON.stringify(mentions, null, 1));
  if (versions.length > 0) await add(VERSIONS, JSON.stringify({ versions }, null, 1));
  let count = 0;
  for (const part of partsOf(docs)) await add(`documents/${++count}.json`, part);
  count = 0;
  for (const part of partsOf(historyItems(steps))) await add(`history/${++count}.json`, part);
  if (models.length > 0) {
    const listed = models.map(({ id, files }) => ({ id, files: [...files.keys()] }));
    await add(MODELS, JSON.stringify({ models: listed }, null, 1));
  }
  for (const [i, { files }] of models.entries())
    for (const [name, blob] of files) await store(modelPath(i + 1, name), blob);
  const manifest: Manifest = {
    spanloom: "project",
    version: VERSION,
    app: APP_VERSION,
    ...(name !== undefined && { name }),
    documents: docs.length,
    ...annotationsIn(docs),
    entries,
  };
  await zip.add(MANIFEST, new TextEncoder().encode(JSON.stringify(manifest, null, 1)));
  const blob = zip.end();
  await checkWritten(blob, entries);
  return blob;
}

/** Lists as JSON, one value a line. */
function* partsOf(values: Iterable<unknown>): Generator<string> {
  let lines: string[] = [];
  let letters = 0;
  for (const value of values) {
    const line = JSON.stringify(value);
    lines.push(line);
    letters += line.length;
    if (letters < PART_LETTERS) continue;
    yield `[\n${lines.join(",\n")}\n]`;
    lines = [];
    letters = 0;
  }
  if (lines.length > 0) yield `[\n${lines.join(",\n")}\n]`;
}

async function checkWritten(blob: Blob, entries: Manifest["entries"]): Promise<void> {
  const written = await checkedEntries(rangesOfBlob(blob));
  if (JSON.stringify(written.manifest.entries) !== JSON.stringify(entries))
    throw new Error(t("the file came out otherwise than it was written"));
  for (const { path } of entries) {
    if (path.startsWith(`${MODEL_FOLDER}/`)) await written.placeOf(path, turn);
    else await written.bytesOf(path);
    await turn();
  }
}
