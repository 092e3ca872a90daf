import type { EncoderFacts, ModelAbout } from "../core/lifecycle/addedModel.ts";
import type { ModelSource } from "../core/lifecycle/openModel.ts";
import { licenceIn } from "../core/report/licenceIn.ts";
import { parseModelTypes } from "../io/modelTypes.ts";
import { kindOf } from "../model/encoders/encoderKinds.ts";
import type { ModelFolder } from "../model/folder.ts";
import { readConfig, readText } from "../model/folderFiles.ts";
import { cardIn } from "./cardIn.ts";
import { cardOfVersion } from "./exportVersion.ts";
import { addedModel, type LoadOptions, placeOf } from "./loadSource.ts";
import { type ServedPlace, wantedFile } from "./modelSources.ts";

/** What a model is, by its small files: no weights are read. @throws Error where it is gone */
export async function aboutModel(
  { files, added, bundled }: LoadOptions,
  source: ModelSource,
): Promise<ModelAbout> {
  const { folder } = await placeOf(source, { files, added, bundled });
  if (source.kind === "added") {
    const { what, encoder, types, bytes, licence } = await addedModel(added, source.id);
    return { what, encoder, types, bytes, licence, card: await cardIn(folder) };
  }
  const encoder = await encoderOf(folder);
  const types = parseModelTypes(await readText(folder, "types.json"), "types.json");
  const facts = { what: "model", encoder, types } as const;
  if (source.kind === "bundled") {
    const card = await cardIn(folder);
    const weights = await servedWeights(bundled(source.name));
    return { ...facts, ...weights, licence: licenceIn(card), card };
  }
  const { card } = await cardOfVersion(files, source.id, undefined);
  const stored = Object.values(await files.get(source.id));
  return { ...facts, bytes: stored.reduce((sum, { size }) => sum + size, 0), licence: null, card };
}

async function encoderOf(folder: ModelFolder): Promise<EncoderFacts> {
  const { configJson, bert } = await readConfig(folder);
  return { label: kindOf(configJson).label, layers: bert.layers, hidden: bert.hidden };
}

/** What the weights take, and whether they are kept here; nothing is downloaded. */
async function servedWeights(place: ServedPlace): Promise<Pick<ModelAbout, "bytes" | "isKept">> {
  const wanted = await wantedFile(place, WEIGHTS);
  if (typeof wanted === "object")
    return { bytes: wanted.bytes, isKept: await place.kept!.files.has(wanted) };
  const address = new URL(WEIGHTS, place.address);
  const response = await fetch(address, { method: "HEAD" }).catch(() => null);
  const bytes = Number(response?.ok && response.headers.get("Content-Length")) || null;
  return { bytes, isKept: false };
}

const WEIGHTS = "model.safetensors";
