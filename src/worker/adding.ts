import { t } from "../language/words.ts";
import { type AddedModels, createAddedModels } from "../storage/addedModels.ts";
import { type PrivateFiles, roomLeft } from "../storage/opfs.ts";
import { type LookedAtModel, lookAtModel, storeModel } from "./addModel.ts";
import type { ModelBlobs } from "./chosenFiles.ts";
import type { TextService } from "./textProtocol.ts";
import { unzippedModel } from "./unzippedModel.ts";

/** Models that wait for the user's word, in the worker: they are not read twice. */
export type Adding = Pick<TextService, "lookAtModel" | "storeModel" | "closeModel">;

/** Milliseconds between two words of progress. */
const TOLD_MS = 100;

/** Begins with none. */
export function createAdding(
  browser: PrivateFiles,
  models: AddedModels = createAddedModels(browser),
): Adding {
  const looked = new Map<string, LookedAtModel | null>();
  const running = new Map<string, AbortController>();
  return {
    lookAtModel: async (id, name, files) => {
      looked.set(id, null);
      const found = await lookAtModel({ name, files: await unpacked(files) });
      if (looked.has(id)) looked.set(id, found);
      const { inspected, licence, bytes } = found;
      const { what, encoder, types, rows } = inspected;
      return { what, encoder, types, rows, licence, bytes, room: await roomLeft(browser) };
    },
    storeModel: async (id, { name, types }, onProgress) => {
      const model = looked.get(id);
      if (!model) throw new Error(t("the files are gone: open them again"));
      const ending = new AbortController();
      running.set(id, ending);
      let told = 0;
      try {
        const origin = { kind: "files" } as const;
        return await storeModel(models, { name, origin, types }, model, {
          signal: ending.signal,
          room: () => roomLeft(browser),
          onProgress: (done, all) => {
            if (performance.now() - told < TOLD_MS && done < all) return;
            told = performance.now();
            onProgress(done, all);
          },
        });
      } catch (error) {
        if (ending.signal.aborted) return null;
        throw error;
      } finally {
        running.delete(id);
      }
    },
    closeModel: async (id) => {
      looked.delete(id);
      running.get(id)?.abort();
    },
  };
}

/** The files with those of a zip in its place. */
async function unpacked(files: ModelBlobs): Promise<ModelBlobs> {
  const all = new Map<string, Blob>();
  for (const [path, file] of files) {
    const inside = await unzippedModel(path, file);
    for (const [inner, one] of inside ?? [[path, file]]) all.set(inner, one);
  }
  return all;
}
