import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { makeFolder, readText, readTypes } from "../../src/cli/files.ts";
import { type BackendSetting, startDevice } from "../../src/cli/host.ts";
import { openFolder } from "../../src/cli/openModel.ts";
import type { HeldOutSentence } from "../../src/core/learn/calibrationReport.ts";
import type { Example } from "../../src/core/learn/example.ts";
import { seededRandom, shuffled } from "../../src/core/learn/random.ts";
import type { ModelTypes } from "../../src/core/types/modelTypes.ts";
import { parseSpertJson } from "../../src/io/spert/spertJson.ts";
import { shapeOf } from "../../src/model/model.ts";
import { loadModelFolder } from "../../src/model/modelFolder.ts";
import { readHeldOut } from "../../src/model/readHeldOut.ts";
import { trainAsPage } from "../learning/trainAsPage.ts";
import { type Judgement, judge } from "./judge.ts";

/** What is measured. */
export interface CalibrationOptions {
  readonly root: string;
  /** Folder of the sets. */
  readonly data: string;
  readonly seed: readonly number[];
  /** So many sentences are learnt from. */
  readonly learnt: number;
  /** By so many others the scores are corrected, and by so many more they are judged. */
  readonly fitted: number;
  readonly judged: number;
  readonly epochs?: number;
  readonly backend: BackendSetting;
}

/**
 * How far off the scores of a fine-tuned model are, before and after they are corrected on other
 * sentences than those they are judged by. What a model read is kept: it is not trained again.
 */
export async function runCalibrationBenchmark(
  options: CalibrationOptions,
  print: (text: string) => void,
): Promise<void> {
  const { root, data, seed, fitted } = options;
  const folder = join(root, ".cache/calibration");
  makeFolder(folder);
  const types = readTypes(join(data, "crossre-music/types.json"));
  for (const one of seed) {
    const { learnt, judged, epochs = "all" } = options;
    const file = join(folder, `${one}-${learnt}-${fitted}-${judged}-${epochs}.json`);
    if (!existsSync(file)) writeFileSync(file, JSON.stringify(await readings(options, types, one)));
    const { known, read }: Readings = JSON.parse(readFileSync(file, "utf8"));
    const parts = { fit: read.slice(0, fitted), judge: read.slice(fitted) };
    const line: Judgement & { readonly seed: number } = { seed: one, ...judge(parts, known) };
    print(`${JSON.stringify(line)}\n`);
  }
  print(`${cpus()[0].model}\n`);
}

/** What a model read, and its types: those of which it had an example. */
interface Readings {
  readonly known: ModelTypes;
  readonly read: readonly HeldOutSentence[];
}

/** Fine-tunes the bundled general model as the page does, and has it read others. */
async function readings(
  { root, data, learnt, fitted, judged, epochs, backend }: CalibrationOptions,
  types: ModelTypes,
  seed: number,
): Promise<Readings> {
  const sentences = (part: string): Example[] => {
    const path = join(data, "crossre-music", `${part}.json`);
    return parseSpertJson(readText(path), path, types);
  };
  const examples = shuffled(sentences("train"), seededRandom(seed)).slice(0, learnt);
  const others = shuffled(sentences("dev"), seededRandom(seed)).slice(0, fitted + judged);
  const engine = await startDevice(backend);
  const { description, weights } = await openFolder(
    join(root, "public/models/general"),
    loadModelFolder,
  );
  const model = { ...description, network: await engine.load(shapeOf(description), weights) };
  const trained = await trainAsPage(engine, model, {
    name: `seed ${seed}`,
    examples,
    types,
    recipe: { seed, ...(epochs !== undefined && { epochs }) },
    bundled: [],
  });
  model.network.dispose();
  const read: HeldOutSentence[] = [];
  for await (const one of readHeldOut(trained.model, others)) if (one) read.push(one);
  trained.model.network.dispose();
  return { known: trained.model.types, read };
}
