import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Example, Prediction } from "../../src/core/learn/example.ts";
import { seededRandom } from "../../src/core/learn/random.ts";
import { FROM_ENCODER } from "../../src/core/learn/recipe.ts";
import { startEngine } from "../../src/engine/startEngine.ts";
import { nodeHost } from "../../src/engine/wasm/nodeHost.ts";
import type { Batch } from "../../src/model/batch.ts";
import { type Model, type ModelDescription, shapeOf } from "../../src/model/model.ts";
import { loadModelFolder } from "../../src/model/modelFolder.ts";
import { ADAM_W, type Trainer } from "../../src/model/network.ts";
import { predictSentences } from "../../src/model/predictSentences.ts";
import { collate } from "../../src/training/collate.ts";
import { prepare } from "../../src/training/prepare.ts";
import { sample } from "../../src/training/sample.ts";

/** A sentence of SpERT's data sets. */
export interface SpertDoc extends Pick<Example, "entities" | "relations"> {
  readonly tokens: string[];
}

/** What was found in a sentence, in an order that can be compared. */
export interface FoundTuples {
  /** Start, end, type. */
  readonly entities: readonly (number | string)[][];
  /** Type, the head's start and end, the tail's. */
  readonly relations: readonly (number | string)[][];
}

/** So small that steps leave the weights as they are. */
const RATES = { encoder: 1e-9, heads: 1e-9 };

/** The bundled model on WASM with one thread. @param root the project's folder */
export async function create(folder: string, root: string) {
  const read = async (file: string) => new Uint8Array(readFileSync(join(folder, file)));
  const { description, weights } = await loadModelFolder({ name: folder, read });
  const engine = await startEngine("wasm", { wasm: nodeHost(root), threads: 1 });
  const network = await engine.load(shapeOf(description), weights);
  const model: Model = { ...description, network };
  let training: Promise<Trainer> | null = null;
  const trainer = () => {
    training ??= network.startTraining(ADAM_W);
    return training;
  };
  let steps = 0;
  return {
    info: engine.label,
    tasks: {
      predict: (sentences: string[][]) => predict(model, sentences),
      batch: async (docs: readonly SpertDoc[]) => batchOf(description, docs),
      /** The loss without dropout, and without an update. */
      loss: async (batch: Batch) => (await (await trainer()).inspect(batch, null)).losses.total,
      step: async (batch: Batch) => {
        steps += 1;
        const dropout = { seed: 1, step: steps };
        return (await (await trainer()).step(batch, RATES, dropout)).total;
      },
    },
  };
}

async function predict(model: Model, sentences: readonly string[][]): Promise<FoundTuples[]> {
  const asked = sentences.map((words, i) => ({ id: `${i}`, words }));
  const found: FoundTuples[] = [];
  for await (const { index, prediction } of predictSentences(model, asked))
    found[index] = tuplesOf(prediction);
  return found;
}

function tuplesOf({ entities, relations }: Prediction): FoundTuples {
  const span = (i: number) => [entities[i].start, entities[i].end];
  return {
    entities: entities.map(({ start, end, type }) => [start, end, type]).sort(byText),
    relations: relations.map((r) => [r.type, ...span(r.head), ...span(r.tail)]).sort(byText),
  };
}

const byText = (a: object, b: object): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

function batchOf(description: ModelDescription, docs: readonly SpertDoc[]): Batch {
  const { types, tokenizer, bert, spert } = description;
  const examples = docs.map(({ tokens, entities, relations }, i) => ({
    id: `${i}`,
    words: tokens,
    entities,
    relations,
  }));
  const { prepared } = prepare(examples, types, tokenizer, bert.maxPositions);
  const settings = { ...FROM_ENCODER, maxSpanSize: spert.maxSpanSize };
  const random = seededRandom(1);
  return collate(
    prepared.map(({ encoded }) => encoded),
    prepared.map(({ example }) => sample(example, types, settings, random)),
  );
}
