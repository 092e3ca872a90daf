import type { Engine } from "../engine/engine.ts";
import { type Model, type ModelDescription, shapeOf } from "../model/model.ts";
import { loadModelFolder } from "../model/modelFolder.ts";
import { diskFolder } from "./files.ts";
import { UserError } from "./userError.ts";

/** Reads a trained model's folder; `load` brings its weights to an engine once it has started. */
export async function openModel(
  path: string,
): Promise<{ description: ModelDescription; load: (engine: Engine) => Promise<Model> }> {
  const { description, weights } = await openFolder(path, loadModelFolder);
  const load = async (engine: Engine) => ({
    ...description,
    network: await engine.load(shapeOf(description), weights),
  });
  return { description, load };
}

/** Reads a folder; whatever is wrong with its files is the caller's mistake. */
export async function openFolder<T>(
  path: string,
  read: (folder: ReturnType<typeof diskFolder>) => Promise<T>,
): Promise<T> {
  try {
    return await read(diskFolder(path));
  } catch (error) {
    throw error instanceof UserError ? error : new UserError((error as Error).message);
  }
}
