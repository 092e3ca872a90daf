import type { ModelSource } from "../core/lifecycle/openModel.ts";
import { tooLargeForHalf } from "../io/safetensors.ts";
import { zipBlob } from "../io/zip/zipBlob.ts";
import { filesOfAny } from "../model/modelFolder.ts";
import { wholeWeights } from "../model/weights.ts";
import { aboutModel } from "./aboutModel.ts";
import { cardOfVersion, folderName } from "./exportVersion.ts";
import { type LoadOptions, placeOf, readSource } from "./loadSource.ts";
import type { ExportAs, ExportedModel } from "./modelRequests.ts";

/** A model that lies here, or comes with the app, as a zip of one folder, with its card. */
export async function exportStored(
  { files, added, bundled }: LoadOptions,
  source: ModelSource,
  { dtype, inUse }: ExportAs,
): Promise<ExportedModel> {
  const places = { files, added, bundled };
  const place = await placeOf(source, places);
  const { description, ...stored } = await readSource(source, place, files);
  const weights = await wholeWeights(stored.weights);
  const made = filesOfAny(description, weights, dtype === "float16" ? "F16" : "F32");
  const { card } =
    source.kind === "version"
      ? await cardOfVersion(files, source.id, inUse)
      : await aboutModel(places, source);
  if (card !== "") made.set("README.md", new TextEncoder().encode(card));
  const zip = zipBlob("application/zip");
  for (const [name, bytes] of made) {
    // Weights do not compress.
    zip.store(`${folderName(place.name)}/${name}`, bytes);
    made.delete(name);
  }
  return { zip: zip.end(), single: dtype === "float16" ? tooLargeForHalf(weights) : [] };
}
