import { createAddedModels } from "../storage/addedModels.ts";
import { createModelFiles } from "../storage/modelFiles.ts";
import type { PrivateFiles } from "../storage/opfs.ts";
import { createTrainingFiles } from "../storage/trainingFiles.ts";

/**
 * Removes every stored model, and what trainings that do not run have stored. Needs no worker, so
 * that it can be done when there is none.
 */
export async function eraseModels(browser: PrivateFiles): Promise<void> {
  await createTrainingFiles(browser).sweep();
  await createModelFiles(browser).clear();
  await createAddedModels(browser).clear();
}
