import { DeviceError } from "../engine/deviceError.ts";
import type { Engine } from "../engine/engine.ts";
import type { ModelFolder } from "../model/folder.ts";
import { type Model, type ModelDescription, shapeOf } from "../model/model.ts";
import { openModelFolder } from "../model/modelFolder.ts";
import { folderOf } from "./hub/folderOf.ts";
import { tellPredicting } from "./memory.ts";
import { UserError } from "./userError.ts";

/** Reads a trained model's folder, on disk or in a project file; `load` brings its weights to an engine once it has started. */
export async function openModel(
  of: ModelFolder,
): Promise<{ description: ModelDescription; load: (engine: Engine) => Promise<Model> }> {
  const { description, weights } = await readingOf(of, openModelFolder);
  const load = (engine: Engine) =>
    loading(async () => {
      tellPredicting(engine, description);
      return { ...description, network: await engine.load(shapeOf(description), weights) };
    });
  return { description, load };
}

/** Reads a folder on disk, or a model of the Hub; whatever is wrong with its files is the caller's mistake. */
export const openFolder = async <T>(
  place: string,
  read: (folder: ModelFolder) => Promise<T>,
): Promise<T> => readingOf(await folderOf(place), read);

/** Brings weights to a device; what is wrong with their files is the caller's mistake too. */
export async function loading<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    throw error instanceof DeviceError || error instanceof UserError
      ? error
      : new UserError((error as Error).message);
  }
}

/** Reads any folder so. */
export async function readingOf<T>(
  folder: ModelFolder,
  read: (folder: ModelFolder) => Promise<T>,
): Promise<T> {
  try {
    return await read(folder);
  } catch (error) {
    throw error instanceof UserError ? error : new UserError((error as Error).message);
  }
}
