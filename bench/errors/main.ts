import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { readText, readTypes } from "../../src/cli/files.ts";
import { type BackendSetting, startDevice } from "../../src/cli/host.ts";
import { openFolder } from "../../src/cli/openModel.ts";
import { progressLine } from "../../src/cli/progress.ts";
import type { Example } from "../../src/core/learn/example.ts";
import { labelDoubts } from "../../src/core/learn/labelDoubts.ts";
import { seededRandom, shuffled } from "../../src/core/learn/random.ts";
import type { StudyRead } from "../../src/core/learn/reading.ts";
import { parseRehearsal } from "../../src/core/learn/rehearsalText.ts";
import { crossValidation } from "../../src/core/learn/study.ts";
import { NOTHING_RENAMED } from "../../src/core/types/modelTypes.ts";
import { parseSpertJson } from "../../src/io/spert/spertJson.ts";
import { shapeOf } from "../../src/model/model.ts";
import { loadModelFolder } from "../../src/model/modelFolder.ts";
import { runStudy } from "../../src/worker/study.ts";
import { foundBy, spoil } from "./spoil.ts";

/** What is measured. */
export interface ErrorOptions {
  readonly root: string;
  readonly shared: string;
  /** Of public/models. */
  readonly model: string;
  /** Folders of `data/` with a train.json. */
  readonly sets: readonly string[];
  readonly sentences: number;
  /** So large a part of the entities gets a wrong label. */
  readonly share: number;
  readonly seeds: readonly number[];
  readonly backend: BackendSetting;
}

/**
 * Spoils labels of real sentences, cross-validates on them as the page does, and tells how many of
 * the likeliest errors are spoilt labels. What was trained before is not trained again.
 */
export async function runErrorBenchmark(
  { root, shared, model, sets, sentences, share, seeds, backend }: ErrorOptions,
  print: (text: string) => void,
): Promise<void> {
  const cache = join(root, ".cache/errors");
  mkdirSync(cache, { recursive: true });
  const engine = await startDevice(backend);
  const folder = join(root, "public/models", model);
  const { description, weights } = await openFolder(folder, loadModelFolder);
  const base = { ...description, network: await engine.load(shapeOf(description), weights) };
  const bundled = parseRehearsal(readText(join(root, "public/rehearsal/sentences.txt")));
  print(
    "| set | seed | entities | spoilt | listed | of the first 10 | 20 | found by the first 20 | of all listed |\n",
  );
  print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
  for (const set of sets)
    for (const seed of seeds) {
      const from = join(shared, "data", set);
      const types = readTypes(join(from, "types.json"));
      const file = join(from, "train.json");
      const all = parseSpertJson(readText(file), file, types);
      const drawn = shuffled(all, seededRandom(0xe44, seed)).slice(0, sentences);
      const { examples, spoilt } = spoil(drawn, share, seededRandom(seed, 0x5b01));
      const plan = crossValidation(examples);
      if (!plan) throw new Error(`${set} has too few sentences`);
      const key = hashOf(JSON.stringify({ examples, plan, model, types }));
      const known = readKnown(join(cache, `${set}-${seed}-${key}.json`));
      const trainings = plan.trainings
        .map((one, training) => ({ ...one, training }))
        .filter(({ train, training }) => train.length > 0 && !known.done.has(training));
      const progress = progressLine();
      const device = {
        load: (...what: Parameters<typeof engine.load>) => engine.load(...what),
        isAlive: () => true,
        recover: (error: unknown) => Promise.reject(error),
      };
      await runStudy(
        {
          examples,
          trainings,
          types,
          renamed: NOTHING_RENAMED,
          recipe: {},
          unreviewed: [],
          reader: { model: "model:bench", named: types, unasked: [] },
        },
        {
          device: async () => device,
          model: async () => base,
          reader: async () => base,
          bundled,
          isCancelled: () => false,
          gap: async () => false,
          crack: async () => false,
          onProgress: (told) => {
            if (told.kind === "read") known.add(told);
            else if (told.kind === "step")
              progress.show(`${set}, ${seed}: model ${told.training}, ${told.step}/${told.steps}`);
          },
        },
      );
      progress.end();
      print(
        `${rowOf({ set, seed, examples, spoilt, reads: [...known.done.values()], plan, types })}\n`,
      );
    }
  print(`\n${cpus()[0].model}, ${engine.label}, ${new Date().toISOString().slice(0, 10)}.\n`);
}

interface Found {
  readonly set: string;
  readonly seed: number;
  readonly examples: readonly Example[];
  readonly spoilt: ReturnType<typeof spoil>["spoilt"];
  readonly reads: readonly StudyRead[];
  readonly plan: NonNullable<ReturnType<typeof crossValidation>>;
  readonly types: Parameters<typeof labelDoubts>[1];
}

function rowOf({ set, seed, examples, spoilt, reads, plan, types }: Found): string {
  const read = reads.flatMap(({ training, readings }) =>
    plan.trainings[training].read.map((i, at) => ({ i, reading: readings[at] })),
  );
  const doubts = labelDoubts(
    read.map(({ i, reading }) => ({ example: examples[i], reading })),
    types,
  ).map((doubt) => ({ ...doubt, sentence: read[doubt.sentence].i }));
  const hits = doubts.map((doubt) => foundBy(doubt, spoilt, examples));
  const right = (first: number) => hits.slice(0, first).filter(Boolean).length;
  const found = (first: number) => new Set(hits.slice(0, first).filter(Boolean)).size;
  const entities = examples.reduce((sum, one) => sum + one.entities.length, 0);
  const cells = [set, seed, entities, spoilt.length, doubts.length];
  const figures = [`${right(10)} of 10`, `${right(20)} of 20`];
  const recalls = [
    `${found(20)} of ${spoilt.length}`,
    `${found(doubts.length)} of ${spoilt.length}`,
  ];
  return `| ${[...cells, ...figures, ...recalls].join(" | ")} |`;
}

const hashOf = (text: string): string =>
  createHash("sha256").update(text).digest("hex").slice(0, 16);

/** What earlier runs read, and where it is kept. */
function readKnown(file: string) {
  const stored: StudyRead[] = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
  const done = new Map(stored.map((one) => [one.training, one]));
  return {
    done,
    add: ({ training, readings }: StudyRead) => {
      done.set(training, { training, readings });
      writeFileSync(file, JSON.stringify([...done.values()]));
    },
  };
}
