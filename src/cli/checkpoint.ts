import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { parseJson } from "../io/readJson.ts";
import { formatSafetensors, type NamedArray, parseSafetensors } from "../io/safetensors.ts";
import type { OptimizerState } from "../model/network.ts";
import type { Weights } from "../model/weights.ts";
import { readBytes, readText } from "./files.ts";
import { UserError } from "./userError.ts";

const stateFile = z.object({ updates: z.number().int(), run: z.string() });

/** Everything that training needs to go on. */
export interface Checkpoint {
  readonly weights: Weights;
  readonly optimizer: OptimizerState;
}

const PARTS = ["weights", "first", "second"] as const;

/**
 * Stores a checkpoint in single precision. The folder is written beside the old one and takes its
 * place at the end, so that a kill leaves a whole checkpoint.
 *
 * @param run describes data, recipe and start: a checkpoint of another run is refused
 */
export function saveCheckpoint(
  folder: string,
  { weights, optimizer }: Checkpoint,
  run: string,
): void {
  const tensors = new Map<string, NamedArray>();
  const parts = { weights, first: optimizer.first, second: optimizer.second };
  for (const part of PARTS)
    for (const [name, value] of parts[part]) tensors.set(`${part}.${name}`, value);
  const next = `${folder}.next`;
  rmSync(next, { recursive: true, force: true });
  mkdirSync(next, { recursive: true });
  writeFileSync(join(next, "state.safetensors"), formatSafetensors(tensors, "F32"));
  writeFileSync(join(next, "state.json"), JSON.stringify({ updates: optimizer.updates, run }));
  const old = `${folder}.old`;
  rmSync(old, { recursive: true, force: true });
  if (existsSync(folder)) renameSync(folder, old);
  renameSync(next, folder);
  rmSync(old, { recursive: true, force: true });
}

/**
 * Loads a checkpoint, or null when there is none. A kill between the renames leaves a whole one
 * under another name: `state.json` is written last.
 */
export function loadCheckpoint(folder: string, run: string): Checkpoint | null {
  const names = [folder, `${folder}.next`, `${folder}.old`];
  const at = names.find((path) => existsSync(join(path, "state.json")));
  if (!at) return null;
  const { state, tensors } = readCheckpoint(at);
  if (state.run !== run)
    throw new UserError(
      `${at}: belongs to a run with other data or settings: delete the folder, or train without --resume`,
    );
  const part = (name: (typeof PARTS)[number]) =>
    new Map(
      [...tensors]
        .filter(([key]) => key.startsWith(`${name}.`))
        .map(([key, value]) => [key.slice(name.length + 1), value]),
    );
  return {
    weights: part("weights"),
    optimizer: { first: part("first"), second: part("second"), updates: state.updates },
  };
}

function readCheckpoint(folder: string) {
  const file = join(folder, "state.safetensors");
  try {
    const text = readText(join(folder, "state.json"));
    const state = stateFile.parse(parseJson(text, join(folder, "state.json")));
    return { state, tensors: parseSafetensors(readBytes(file), file) };
  } catch (error) {
    throw new UserError(`${folder}: is damaged: ${(error as Error).message}`);
  }
}

/** Removes a checkpoint that is no longer needed. */
export function removeCheckpoint(folder: string): void {
  for (const path of [folder, `${folder}.old`, `${folder}.next`])
    rmSync(path, { recursive: true, force: true });
}
