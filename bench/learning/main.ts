import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { fileName, isFolder, readBytes, readText, readTypes } from "../../src/cli/files.ts";
import { type BackendSetting, startDevice } from "../../src/cli/host.ts";
import { openFolder } from "../../src/cli/openModel.ts";
import type { Example, Prediction, SentenceWords } from "../../src/core/learn/example.ts";
import { fineTuning } from "../../src/core/learn/recipe.ts";
import { parseRehearsal } from "../../src/core/learn/rehearsalText.ts";
import type { ModelTypes } from "../../src/core/types/modelTypes.ts";
import { type Model, shapeOf } from "../../src/model/model.ts";
import { loadModelFolder } from "../../src/model/modelFolder.ts";
import { isEncoder } from "../../src/model/parameters.ts";
import { type Experiment, experiments } from "./experiments.ts";
import { measure, predictAll, reading, tried } from "./measure.ts";
import { learningPage } from "./page.ts";
import { type Result, result } from "./result.ts";
import { BEFORE, VARIANTS } from "./variants.ts";

/** What is measured. */
export interface LearningOptions {
  readonly root: string;
  readonly shared: string;
  /** A folder of `public/models` by its name, or another one. */
  readonly model: string;
  /** Experiments, by their ids; none: all. */
  readonly only: readonly string[];
  readonly variants: readonly string[];
  readonly seeds: readonly number[];
  readonly backend: BackendSetting;
}

/**
 * Trains as the page does, looks at what was learnt and what was forgotten, and writes all that is
 * known into docs/learning.md. What was measured before, by the same recipe and text, is not measured
 * again.
 */
export async function runLearningBenchmark(
  { root, shared, model: wanted, only, variants, seeds, backend }: LearningOptions,
  print: (text: string) => void,
): Promise<void> {
  const folder = join(root, ".cache/learning");
  mkdirSync(folder, { recursive: true });
  const engine = await startDevice(backend);
  const bundledFolder = join(root, "public/models", wanted);
  const of = isFolder(bundledFolder) ? bundledFolder : wanted;
  const name = fileName(of);
  const hash = hashOf(readBytes(join(of, "model.safetensors")));
  const { description, weights } = await openFolder(of, loadModelFolder);
  const network = await engine.load(shapeOf(description), weights);
  const own = description.types;
  const conll04 = readTypes(join(shared, "data/conll04/types.json"));
  const heads = new Map([...weights].filter(([tensor]) => !isEncoder(tensor)));
  /** The bundled model with other types, whatever it read before. */
  const readingTypes = async (types: ModelTypes): Promise<Model> => {
    await network.setHeads(heads, shapeOf(description));
    return reading({ ...description, network }, types);
  };
  let model = await readingTypes(conll04);
  const text = readText(join(root, "public/rehearsal/sentences.txt"));
  const bundled = parseRehearsal(text);
  const predict = async (sentences: readonly SentenceWords[]) =>
    (await predictAll(model, sentences)).map((found, i) => ({ ...sentences[i], ...plain(found) }));
  const sources = { shared, types: model.types, own: model.rowMaps ? own : null, predict };
  const all = await experiments(sources);
  const device = `${cpus()[0].model}, ${engine.label}`;
  for (const experiment of all.filter(({ id }) => only.length === 0 || only.includes(id))) {
    const { id, title, base, types } = experiment;
    const ways = variants.flatMap((variant) => seeds.map((seed) => ({ variant, seed })));
    for (const { variant, seed } of [{ variant: BEFORE, seed: 0 }, ...ways]) {
      const file = join(folder, `${name}-${id}-${variant}-${seed}.json`);
      const way = variant === BEFORE ? null : VARIANTS[variant];
      const decided = hashOf(
        JSON.stringify({ way, recipe: fineTuning(1, model.bert.layers), text, hash }),
      );
      if (known(file)?.of !== decided) {
        model = await readingTypes(way ? base : types);
        const run = way && { experiment, variant: way, seed, bundled };
        const found = await (run ? measure(engine, model, run) : untrained(experiment, model));
        const date = new Date().toISOString().slice(0, 10);
        const all: Result = {
          of: decided,
          model: name,
          id,
          title,
          variant,
          seed,
          ...found,
          device,
          date,
        };
        writeFileSync(file, JSON.stringify(all));
      }
      print(`${JSON.stringify(known(file))}\n`);
    }
  }
  const page = join(root, "docs/learning.md");
  const former = existsSync(page) ? readText(page) : "";
  const results = readdirSync(folder)
    .sort()
    .flatMap((name) => known(join(folder, name)) ?? []);
  writeFileSync(page, learningPage(results, former));
}

const hashOf = (bytes: string | Uint8Array): string =>
  createHash("sha256").update(bytes).digest("hex").slice(0, 16);

/** What was measured before; null where nothing was, or not in this way. */
function known(file: string): Result | null {
  if (!existsSync(file)) return null;
  return result.safeParse(JSON.parse(readFileSync(file, "utf8"))).data ?? null;
}

/** How the bundled model does where it knows the types, or reads them from their names. */
async function untrained({ trials }: Experiment, model: Model) {
  const found: Result["trials"] = {};
  for (const trial of trials)
    if (trial.kind === "gold" && (model.rowMaps || !trial.isNew))
      found[trial.name] = await tried(trial, model, model);
  return { steps: 0, seconds: 0, trials: found };
}

const plain = ({ entities, relations }: Prediction): Pick<Example, "entities" | "relations"> => ({
  entities: entities.map(({ type, start, end }) => ({ type, start, end })),
  relations: relations.map(({ type, head, tail }) => ({ type, head, tail })),
});
