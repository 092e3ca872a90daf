import { diskFolder } from "../../src/cli/files.ts";
import { type BackendSetting, startDevice } from "../../src/cli/host.ts";
import { openModel } from "../../src/cli/openModel.ts";
import { predictSentences } from "../../src/model/predictSentences.ts";
import { peakMemory } from "../run/peakMemory.ts";

/** What loading a model took: milliseconds, and bytes of memory. */
export interface Loaded {
  /** From the folder to weights on the device. */
  readonly loadMs: number;
  /** The first sentences, in which the device makes what it needs. */
  readonly firstMs: number;
  /** The same sentences again. */
  readonly againMs: number;
  /** The most memory that the process ever had. */
  readonly peak: number;
}

const SENTENCES = [
  "Ada Lovelace wrote to Charles Babbage in London about the engine that he had drawn .",
  "The observatory at Greenwich belonged to the Royal Society until the war .",
].map((sentence, i) => ({ id: `${i}`, words: sentence.split(" ") }));

/** Loads a folder and predicts two sentences twice, in a process of which nothing else asks memory. */
export async function loadModel(folder: string, backend: BackendSetting): Promise<Loaded> {
  const engine = await startDevice(backend, { tell: () => {} });
  const start = performance.now();
  const { load } = await openModel(diskFolder(folder));
  const model = await load(engine);
  const loaded = performance.now();
  const read = async () => {
    const began = performance.now();
    let read = 0;
    for await (const _ of predictSentences(model, SENTENCES)) read += 1;
    if (read !== SENTENCES.length) throw new Error(`${read} sentences were predicted`);
    return performance.now() - began;
  };
  const firstMs = await read();
  return { loadMs: loaded - start, firstMs, againMs: await read(), peak: peakMemory() };
}
