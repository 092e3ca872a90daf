import { createAddedModels } from "../storage/addedModels.ts";
import { createModelFiles } from "../storage/modelFiles.ts";
import type { PrivateFiles } from "../storage/opfs.ts";
import { filesOfProject } from "../storage/projects/projectPlace.ts";
import { createTrainingFiles } from "../storage/trainingFiles.ts";

/**
 * Removes every model that a project keeps, and what its trainings that do not run have stored, and
 * the models that were added, which all share. Needs no worker, so that it can be done when there is
 * none.
 */
export async function eraseModels(browser: PrivateFiles, project: string): Promise<void> {
  const own = filesOfProject(browser, project);
  await createTrainingFiles(own).sweep();
  await createModelFiles(own).clear();
  await createAddedModels(browser).clear();
}
