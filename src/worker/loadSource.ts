import type { AddedModel } from "../core/lifecycle/addedModel.ts";
import { BUNDLED, type BundledName } from "../core/lifecycle/bundled.ts";
import type { LoadProgress, ModelSource } from "../core/lifecycle/openModel.ts";
import type { Engine } from "../engine/engine.ts";
import { t } from "../language/words.ts";
import type { ModelFolder } from "../model/folder.ts";
import { type Model, type ModelDescription, shapeOf } from "../model/model.ts";
import { openAnyModel, openModelFolder } from "../model/modelFolder.ts";
import { isEncoder } from "../model/parameters.ts";
import { type WeightSource, wholeWeights } from "../model/weights.ts";
import { weightsHash } from "../model/weightsHash.ts";
import type { AddedModels } from "../storage/addedModels.ts";
import type { ModelFiles } from "../storage/modelFiles.ts";
import { keyOfUnkept, ofUnkept } from "./measuredFiles.ts";
import { addedFolder, type ServedPlace, servedFolder, storedFolder } from "./modelSources.ts";
import { storedVersions } from "./versionFiles.ts";

/** Where models lie, and who is told how far one is. */
export interface LoadOptions {
  readonly files: ModelFiles;
  readonly added: AddedModels;
  readonly bundled: (name: BundledName) => ServedPlace;
  readonly onProgress?: (progress: LoadProgress) => void;
}

/** A model on a device. */
export interface LoadedSource {
  readonly name: string;
  readonly model: Model;
  /** Names the heads of a model that was not kept here; null where nothing can be hashed. */
  readonly print: string | null;
}

/** A model as it was read: what it is, its weights, and what names its heads. */
export interface ReadSource {
  readonly description: ModelDescription;
  /** Read when they are wanted. */
  readonly weights: WeightSource;
  readonly print: string | null;
}

/** Reads a model with what corrects its scores; one that was added may be a bare encoder. */
export async function readSource(
  source: ModelSource,
  { folder }: Place,
  files: ModelFiles,
): Promise<ReadSource> {
  const open = source.kind === "added" ? openAnyModel : openModelFolder;
  const { description, weights } = await open(folder);
  if (source.kind === "version") return { description, weights, print: null };
  const heads = new Map([...weights].filter(([parameter]) => !isEncoder(parameter)));
  const print = await weightsHash(await wholeWeights(heads));
  const calibration = print && (await ofUnkept(files, keyOfUnkept(source), print))?.calibration;
  const spert = { ...description.spert, ...(calibration && { calibration }) };
  return { description: { ...description, spert }, weights, print };
}

/** Brings a bundled or a stored model to a device. */
export async function loadSource(
  on: Engine,
  source: ModelSource,
  options: LoadOptions,
): Promise<LoadedSource> {
  const { files, onProgress = () => {} } = options;
  const place = await placeOf(source, options);
  const { description, weights, print } = await readSource(source, place, files);
  onProgress({ kind: "building", compiled: 0, all: 0 });
  const network = await on.load(shapeOf(description), weights, (compiled, all) =>
    onProgress({ kind: "building", compiled, all }),
  );
  return { name: place.name, model: { ...description, network }, print };
}

/** What a model is called, and where its files are. */
export interface Place {
  readonly name: string;
  readonly folder: ModelFolder;
}

/** Where a model lies. @throws Error where it is gone */
export async function placeOf(
  source: ModelSource,
  { files, added, bundled, onProgress = () => {} }: LoadOptions,
): Promise<Place> {
  switch (source.kind) {
    case "bundled": {
      const folder = servedFolder(bundled(source.name), (loaded, total) =>
        onProgress({ kind: "download", loaded, total }),
      );
      return { name: BUNDLED[source.name].name, folder };
    }
    case "version": {
      const version = (await storedVersions(files)).find(({ id }) => id === source.id);
      return { name: version?.name ?? source.id, folder: storedFolder(files, source.id) };
    }
    case "added": {
      const model = await addedModel(added, source.id);
      return { name: model.name, folder: addedFolder(added, model) };
    }
  }
}

/** What is stored of an added model. @throws Error where it is gone */
export async function addedModel(added: AddedModels, id: string): Promise<AddedModel> {
  const found = (await added.list()).find((one) => one.id === id);
  if (!found) throw new Error(t("this model is no longer stored here"));
  return found;
}
