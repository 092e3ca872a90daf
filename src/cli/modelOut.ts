import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TOKENIZER_FILES } from "../text/tokenizerFiles.ts";
import { CHECKPOINT_FILES, checkpointFolders } from "./checkpoint.ts";
import { isFile, isFolder, isSame, writePieces } from "./files.ts";
import { UserError } from "./userError.ts";

/** What a training writes; that there is a model is said by the config, which goes last. */
const WRITTEN = ["README.md", "types.json", ...TOKENIZER_FILES, "model.safetensors", "config.json"];

/** Files of models that no training writes: weights of other makings or in parts, other tokenizers. */
const OTHER =
  /\.index\.json$|\.safetensors$|\.(bin|pt|pth|ckpt|h5|msgpack|onnx|model)$|^(special_tokens_map|added_tokens|spert_config)\.json$/;

/**
 * Checks the folder of a model that is to be trained. It may hold what an earlier training wrote, its
 * checkpoint, and files of no model.
 *
 * @param read files and folders that the training reads
 * @throws UserError where a file that is read would be written over, or one of another model or of none
 */
export function checkTrainedFolder(out: string, read: readonly string[]): void {
  for (const input of read) checkOther(out, input);
  const there = isFolder(out) ? readdirSync(out).filter((name) => isFile(join(out, name))) : [];
  const written = WRITTEN.find((name) => there.includes(name));
  const other = there.find((name) => !WRITTEN.includes(name) && OTHER.test(name));
  const strange = other ?? (isOfTraining(out) ? undefined : written);
  if (strange !== undefined)
    throw new UserError(
      `${out}: holds ${strange}, which no training of Spanloom wrote: --out names a new folder, an empty one, or that of a training`,
    );
  for (const folder of checkpointFolders(out)) checkCheckpoint(folder);
}

/** @throws UserError where a training would delete what is none of its checkpoints */
function checkCheckpoint(folder: string): void {
  if (!existsSync(folder)) return;
  const names = isFolder(folder) ? readdirSync(folder) : [];
  const isOne = isFolder(folder) && names.every((name) => CHECKPOINT_FILES.has(name));
  if (!isOne)
    throw new UserError(
      `${folder}: is no checkpoint of Spanloom, and would be replaced by one: --out names another folder`,
    );
}

/** Checks the folder of a model that is written anew. @throws UserError where it holds anything */
export function checkExportFolder(out: string, source: string): void {
  checkOther(out, source);
  if (isFolder(out) && readdirSync(out).length > 0)
    throw new UserError(`${out}: is not empty: --out names a new folder, or an empty one`);
}

/** Writes a trained model, and lets go all files of the one that an earlier training wrote. */
export function writeTrained(
  out: string,
  files: ReadonlyMap<string, Uint8Array>,
  card?: string,
): void {
  // They are deleted, not written over: one that is a link stands for a file elsewhere.
  for (const name of WRITTEN) rmSync(join(out, name), { force: true });
  for (const [name, bytes] of files) writePieces(join(out, name), [bytes]);
  if (card !== undefined) writeFileSync(join(out, "README.md"), card);
}

/** @throws UserError where an input is the folder `out`, or one of the files there that are written */
function checkOther(out: string, input: string): void {
  if (isSame(out, input))
    throw new UserError(`${out}: is read from: --out names another folder than ${input}`);
  const inputs = isFolder(input) ? readdirSync(input).map((name) => join(input, name)) : [input];
  const name = WRITTEN.find((name) => inputs.some((one) => isSame(join(out, name), one)));
  if (name !== undefined)
    throw new UserError(`${join(out, name)}: is read from: --out names another folder`);
}

/** Whether the config of a folder is of a model of Spanloom. */
function isOfTraining(folder: string): boolean {
  try {
    const config: unknown = JSON.parse(readFileSync(join(folder, "config.json"), "utf8"));
    return typeof config === "object" && config !== null && "spert_mt" in config;
  } catch {
    return false;
  }
}
