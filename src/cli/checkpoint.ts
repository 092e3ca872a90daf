import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { parseJson } from "../io/readJson.ts";
import {
  type Checkpoint,
  type Checkpoints,
  formatCheckpoint,
  parseCheckpoint,
} from "../training/checkpoints.ts";
import { readBytes, readText } from "./files.ts";
import { UserError } from "./userError.ts";

/** `updates` is null when the training has ended. */
const stateFile = z.object({ updates: z.number().int().nullable(), run: z.string() });

/**
 * Checkpoints in a folder. A new one is written beside the old one and takes its place at the end,
 * so that a kill leaves a whole checkpoint.
 *
 * @param run describes data, recipe and start: a checkpoint of another run is refused
 */
export function diskCheckpoints(folder: string, run: string): Checkpoints {
  const [next, old] = [`${folder}.next`, `${folder}.old`];
  return {
    save: async (checkpoint) => {
      rmSync(next, { recursive: true, force: true });
      mkdirSync(next, { recursive: true });
      writeFileSync(join(next, "state.safetensors"), formatCheckpoint(checkpoint));
      const updates = checkpoint.optimizer?.updates ?? null;
      writeFileSync(join(next, "state.json"), JSON.stringify({ updates, run }));
      rmSync(old, { recursive: true, force: true });
      if (existsSync(folder)) renameSync(folder, old);
      renameSync(next, folder);
      rmSync(old, { recursive: true, force: true });
    },
    load: async () => {
      // A kill between the renames leaves a whole one under another name: its state is written last.
      const at = [folder, next, old].find((path) => existsSync(join(path, "state.json")));
      return at ? readCheckpoint(at, run) : null;
    },
    remove: async () => {
      for (const path of [folder, old, next]) rmSync(path, { recursive: true, force: true });
    },
  };
}

function readCheckpoint(folder: string, run: string): Checkpoint {
  const file = join(folder, "state.safetensors");
  const state = orDamaged(folder, () => {
    const path = join(folder, "state.json");
    return stateFile.parse(parseJson(readText(path), path));
  });
  if (state.run !== run)
    throw new UserError(
      `${folder}: belongs to a run with other data or settings: delete the folder, or train without --resume`,
    );
  return orDamaged(folder, () => parseCheckpoint(readBytes(file), file, state.updates));
}

function orDamaged<T>(folder: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UserError(`${folder}: is damaged: ${messageOf(error)}`);
  }
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
