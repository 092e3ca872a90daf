import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { parseJson } from "../io/readJson.ts";
import {
  type Checkpoint,
  type Checkpoints,
  checkpointPieces,
  readCheckpoint,
} from "../training/checkpoints.ts";
import { fileRanges, readText, writePieces } from "./files.ts";
import { UserError } from "./userError.ts";

const [WEIGHTS, STATE] = ["state.safetensors", "state.json"];

/** The files of a checkpoint. */
export const CHECKPOINT_FILES: ReadonlySet<string> = new Set([WEIGHTS, STATE]);

/** The folder of the checkpoint of a training, of the next one, and of the one before, for a moment. */
export function checkpointFolders(out: string): readonly [string, string, string] {
  const folder = join(out, "checkpoint");
  return [folder, `${folder}.next`, `${folder}.old`];
}

/** `updates` is null when the training has ended. */
const stateFile = z.object({ updates: z.number().int().nullable(), run: z.string() });

/**
 * Checkpoints in a folder of the model. A new one is written beside the old one and takes its place at the end,
 * so that a kill leaves a whole checkpoint.
 *
 * @param out the folder of the model that is trained
 * @param run describes data, recipe and start: a checkpoint of another run is refused
 */
export function diskCheckpoints(out: string, run: string): Checkpoints {
  const [folder, next, old] = checkpointFolders(out);
  return {
    save: async (checkpoint) => {
      rmSync(next, { recursive: true, force: true });
      mkdirSync(next, { recursive: true });
      writePieces(join(next, WEIGHTS), checkpointPieces(checkpoint));
      const updates = checkpoint.optimizer?.updates ?? null;
      writeFileSync(join(next, STATE), JSON.stringify({ updates, run }));
      rmSync(old, { recursive: true, force: true });
      if (existsSync(folder)) renameSync(folder, old);
      renameSync(next, folder);
      rmSync(old, { recursive: true, force: true });
    },
    load: async () => {
      // A kill between the renames leaves a whole one under another name: its state is written last.
      const at = [folder, next, old].find((path) => existsSync(join(path, STATE)));
      return at ? checkpointIn(at, run) : null;
    },
    remove: async () => {
      for (const path of [folder, old, next]) rmSync(path, { recursive: true, force: true });
    },
  };
}

async function checkpointIn(folder: string, run: string): Promise<Checkpoint> {
  const file = join(folder, WEIGHTS);
  const state = await orDamaged(folder, async () => {
    const path = join(folder, STATE);
    return stateFile.parse(parseJson(readText(path), path));
  });
  if (state.run !== run)
    throw new UserError(
      `${folder}: belongs to a run with other data or settings: delete the folder, or train without --resume`,
    );
  return orDamaged(folder, () => {
    if (!existsSync(file)) throw new Error(`${file}: no such file`);
    return readCheckpoint(fileRanges(file), file, state.updates);
  });
}

async function orDamaged<T>(folder: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw new UserError(`${folder}: is damaged: ${messageOf(error)}`);
  }
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
