import type { AddedModel, AddedOrigin } from "../core/lifecycle/addedModel.ts";
import { megabytes } from "../core/lifecycle/megabytes.ts";
import { modelName } from "../core/lifecycle/modelName.ts";
import { licenceIn } from "../core/report/licenceIn.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import { formatModelTypes } from "../io/modelTypes.ts";
import { t } from "../language/words.ts";
import { checkCounts, type Inspected, inspectFolder } from "../model/inspectFolder.ts";
import type { AddedModels, ComingFile } from "../storage/addedModels.ts";
import { blobFolder } from "./blobFolder.ts";
import { chosenFiles } from "./chosenFiles.ts";

/** A model that comes, before anything of it is stored. */
export interface ComingModelFiles {
  readonly name: string;
  readonly origin: AddedOrigin;
  /** As its origin names it; absent: its card is asked. */
  readonly licence?: string | null;
  /** By path. */
  readonly files: ReadonlyMap<string, ComingFile>;
  /** Of a checkpoint of SpERT that does not name its types. */
  readonly types?: ModelTypes | undefined;
}

export interface AddOptions {
  readonly signal?: AbortSignal;
  /** Told of bytes that were stored, of all. */
  readonly onProgress?: (done: number, all: number) => void;
  /** Bytes that the browser has room for; null where it does not say. */
  readonly room?: () => Promise<number | null>;
}

/** A checkpoint of SpERT does not say what its types are called: the user has to. */
export class TypesWantedError extends Error {
  readonly rows: Inspected["rows"];

  constructor(name: string, rows: Inspected["rows"]) {
    super(t("{name}: it does not say what its types are called", { name }));
    this.rows = rows;
  }
}

/** A model that was looked at: what is to be stored of it, and what it is. */
export interface LookedAtModel {
  readonly files: ReadonlyMap<string, ComingFile>;
  readonly inspected: Inspected;
  readonly licence: string | null;
  /** Bytes of all its files. */
  readonly bytes: number;
}

/** Chooses the files of a model, and checks them. @throws Error in words for the user */
export async function lookAtModel({
  name,
  files,
}: Pick<ComingModelFiles, "name" | "files">): Promise<LookedAtModel> {
  const blobs = new Map<string, Blob>();
  for (const [path, file] of files) blobs.set(path, await blobOf(file));
  const chosen = await chosenFiles(blobs, name);
  const inspected = await inspectFolder(blobFolder(name, async () => Object.fromEntries(chosen)));
  const card = chosen.get("README.md");
  const paths = new Map([...blobs].map(([path, blob]) => [blob, path]));
  const kept = [...chosen].map(([file, blob]): [string, ComingFile] => {
    return [file, files.get(paths.get(blob) ?? "") ?? blob];
  });
  return {
    files: new Map(kept),
    inspected,
    licence: card ? licenceIn(await card.slice(0, LONGEST_HEAD).text()) : null,
    bytes: [...chosen.values()].reduce((sum, { size }) => sum + size, 0),
  };
}

/** Bytes of a card in which its head is looked for. */
const LONGEST_HEAD = 2 ** 16;

/**
 * Checks a model and stores it, whole or not at all. A file that lies in the browser's private files
 * is moved, others are copied piece by piece.
 *
 * @throws TypesWantedError, or an Error in words for the user
 */
export async function addModel(
  models: AddedModels,
  coming: ComingModelFiles,
  options: AddOptions = {},
): Promise<AddedModel> {
  options.signal?.throwIfAborted();
  return storeModel(models, coming, await lookAtModel(coming), options);
}

/** The same of a model that was looked at. */
export async function storeModel(
  models: AddedModels,
  { name, origin, licence, types: given }: Omit<ComingModelFiles, "files">,
  looked: LookedAtModel,
  { signal, onProgress = () => {}, room = async () => null }: AddOptions = {},
): Promise<AddedModel> {
  const { what, encoder, rows, types: own } = looked.inspected;
  const types = own ?? given;
  if (!types) throw new TypesWantedError(name, rows);
  if (what === "spert") checkCounts(types, rows, name);
  const files = new Map(looked.files);
  if (what === "spert" && !files.has("types.json"))
    files.set("types.json", new Blob([formatModelTypes(types)]));
  const copied = [...files.values()].filter((file) => file instanceof Blob);
  const needed = copied.reduce((sum, { size }) => sum + size, 0);
  const left = await room();
  if (left !== null && left < needed) throw full(needed, left);
  let done = 0;
  const shown = modelName(name) || "Model";
  const record = { name: shown, origin, createdAt: Date.now(), what, encoder, types };
  try {
    return await models.put({ ...record, licence: licence ?? looked.licence }, files, (bytes) => {
      signal?.throwIfAborted();
      done += bytes;
      onProgress(done, looked.bytes);
    });
  } catch (error) {
    if ((error as { name?: string }).name !== "QuotaExceededError") throw error;
    throw full(needed, await room());
  }
}

const full = (needed: number, left: number | null): Error =>
  new Error(
    t(
      "it needs {needed}, but there is {isFull, select, true {no room for that} other {room for {room} only}}. Delete a model that you do not need, or make room on the disk. Nothing was stored",
      { needed: megabytes(needed), isFull: left === null, room: megabytes(Math.max(0, left ?? 0)) },
    ),
  );

const blobOf = async (file: ComingFile): Promise<Blob> =>
  file instanceof Blob ? file : file.getFile();
