import { createHash } from "node:crypto";
import { appendFileSync } from "node:fs";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { isFolder, makeFolder } from "../../src/cli/files.ts";
import { type BackendSetting, startDevice } from "../../src/cli/host.ts";
import { openFolder } from "../../src/cli/openModel.ts";
import { UserError } from "../../src/cli/userError.ts";
import { fineTuning } from "../../src/core/learn/recipe.ts";
import { WEIGHTS } from "../../src/core/review/queue/gain.ts";
import { COLD, type QueueOrder } from "../../src/core/review/queue/orderQueue.ts";
import { shapeOf } from "../../src/model/model.ts";
import { loadModelFolder } from "../../src/model/modelFolder.ts";
import { queueSet, type SetName } from "./material.ts";
import { pointsIn } from "./point.ts";
import { simulate } from "./simulate.ts";

/** What is simulated. */
export interface QueueOptions {
  readonly root: string;
  /** Folder of the sets. */
  readonly data: string;
  /** A folder of `public/models` by its name, or another one. */
  readonly model: string;
  readonly set: readonly SetName[];
  readonly order: readonly QueueOrder[];
  readonly seed: readonly number[];
  /** So many sentences are trained on, in turn. */
  readonly rounds: readonly number[];
  readonly backend: BackendSetting;
  /** A file of JSON lines; what it holds is not measured again. */
  readonly out: string;
  readonly epochs?: number;
}

/**
 * What is learnt from the first sentences of an order: a user goes through them, and trains now and
 * then. A point a line goes to the file at once, so that a run that was killed goes on.
 */
export async function runQueueBenchmark(
  { root, data, model: wanted, set, order, seed, rounds, backend, out, epochs }: QueueOptions,
  print: (text: string) => void,
): Promise<void> {
  const bundled = join(root, "public/models", wanted);
  const folder = isFolder(bundled) ? bundled : wanted;
  const { description, weights } = await openFolder(folder, loadModelFolder);
  const hash = hashOf(...[...weights.values()].map(({ data }) => data));
  if (!description.rowMaps) throw new UserError(`${folder}: this model reads no types by name`);
  makeFolder(dirname(out));
  const engine = await startDevice(backend);
  const device = `${cpus()[0].model}, ${engine.label}`;
  const base = async () => ({
    ...description,
    network: await engine.load(shapeOf(description), weights),
  });
  const recipe = { ...fineTuning(1, description.bert.layers), epochs };
  for (const name of set) {
    const material = queueSet(data, name);
    const own = Object.keys(description.types.entities);
    // Nothing is rehearsed here, as in the page where none of the model's own types is wanted.
    if (own.some((type) => Object.hasOwn(material.types.entities, type)))
      throw new UserError(`${folder}: this model has learnt types of ${name}`);
    for (const way of order)
      for (const one of seed) {
        const weights = way === "queue" ? { ...WEIGHTS, cold: COLD } : null;
        const of = hashOf(JSON.stringify({ hash, recipe, rounds, weights }));
        const run = { of, set: name, order: way, seed: one };
        const done = pointsIn(out).filter(
          (point) =>
            point.of === of && point.set === name && point.order === way && point.seed === one,
        );
        const simulation = { engine, base, set: material, order: way, seed: one, rounds, epochs };
        for await (const measured of simulate(simulation, done)) {
          const line = `${JSON.stringify({ ...run, ...measured, device })}\n`;
          appendFileSync(out, line);
          print(line);
        }
      }
  }
}

function hashOf(...parts: readonly (string | Float32Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex").slice(0, 16);
}
