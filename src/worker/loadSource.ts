import { BUNDLED, type BundledName } from "../core/lifecycle/bundled.ts";
import type { LoadProgress, ModelSource } from "../core/lifecycle/openModel.ts";
import type { Engine } from "../engine/engine.ts";
import { type Model, shapeOf } from "../model/model.ts";
import { loadModelFolder } from "../model/modelFolder.ts";
import { isEncoder } from "../model/parameters.ts";
import { weightsHash } from "../model/weightsHash.ts";
import type { ModelFiles } from "../storage/modelFiles.ts";
import { ofBundled } from "./measuredFiles.ts";
import { servedFolder, storedFolder } from "./modelSources.ts";
import { storedVersions } from "./versionFiles.ts";

/** Where models lie, and who is told how far one is. */
export interface LoadOptions {
  readonly files: ModelFiles;
  /** Address of a bundled model's folder, ending in "/". */
  readonly bundled: (name: BundledName) => string;
  readonly onProgress?: (progress: LoadProgress) => void;
}

/** A model on a device. */
export interface LoadedSource {
  readonly name: string;
  readonly model: Model;
  /** Names the heads of a bundled model; null where nothing can be hashed. */
  readonly print: string | null;
}

/** Brings a bundled or a stored model to a device. */
export async function loadSource(
  on: Engine,
  source: ModelSource,
  { files, bundled, onProgress = () => {} }: LoadOptions,
): Promise<LoadedSource> {
  const folder =
    source.kind === "bundled"
      ? servedFolder(bundled(source.name), (loaded, total) =>
          onProgress({ kind: "download", loaded, total }),
        )
      : storedFolder(files, source.id);
  const { description, weights } = await loadModelFolder(folder);
  onProgress({ kind: "building", compiled: 0, all: 0 });
  const name = await nameOf(source, files);
  const network = await on.load(shapeOf(description), weights, (compiled, all) =>
    onProgress({ kind: "building", compiled, all }),
  );
  if (source.kind === "version") return { name, model: { ...description, network }, print: null };
  const heads = new Map([...weights].filter(([parameter]) => !isEncoder(parameter)));
  const print = await weightsHash(heads);
  const calibration = print && (await ofBundled(files, source.name, print))?.calibration;
  const spert = { ...description.spert, ...(calibration && { calibration }) };
  return { name, model: { ...description, spert, network }, print };
}

async function nameOf(source: ModelSource, files: ModelFiles): Promise<string> {
  if (source.kind === "bundled") return BUNDLED[source.name].name;
  return (await storedVersions(files)).find(({ id }) => id === source.id)?.name ?? source.id;
}
