import type { Model, ModelDescription } from "../model/model.ts";
import { loadModelFolder } from "../model/modelFolder.ts";
import { uploadWeights } from "../model/weights.ts";
import { diskFolder } from "./files.ts";
import { UserError } from "./userError.ts";

/** Reads a trained model's folder; `load` uploads its weights once the backend has started. */
export async function openModel(
  path: string,
): Promise<{ description: ModelDescription; load: () => Model }> {
  const { description, weights } = await openFolder(path, loadModelFolder);
  return { description, load: () => ({ ...description, parameters: uploadWeights(weights) }) };
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
