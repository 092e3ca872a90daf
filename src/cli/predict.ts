import type { Sentence } from "../core/document/document.ts";
import type { Model } from "../model/model.ts";
import { predictSentences } from "../model/predictSentences.ts";
import { segment } from "../text/segment.ts";
import { checkInput, STANDARD } from "./corpus/inputBytes.ts";
import { type BackendSetting, startDevice } from "./host.ts";
import { type InputText, inputTexts } from "./inputTexts.ts";
import { openModel } from "./openModel.ts";
import { duration, progressLine } from "./progress.ts";
import { type ModelPlace, modelFolderOf } from "./projectModel.ts";
import { sentenceLines } from "./sentenceLine.ts";

export interface PredictOptions extends ModelPlace {
  readonly files: readonly string[];
  readonly backend: BackendSetting;
  /** Threads of WASM; absent: as many as help. */
  readonly threads?: number;
}

/** Predicts whole texts: a JSON line a sentence on stdout, offsets in code points of the text. */
export async function predictTexts(options: PredictOptions): Promise<void> {
  const files = options.files.length > 0 ? options.files : [STANDARD];
  for (const file of files) checkInput(file);
  const { load } = await openModel(await modelFolderOf("predict", options));
  const texts: InputText[] = [];
  for (const file of files)
    texts.push(...(await inputTexts(file, (what) => process.stderr.write(`${what}\n`))));
  const model = await load(await startDevice(options.backend, options));
  const segmented = texts.map((input) => ({ ...input, sentences: segment("", input.text) }));
  const total = segmented.reduce((sum, { sentences }) => sum + sentences.length, 0);
  const progress = progressLine();
  const began = Date.now();
  let done = 0;
  for (const input of segmented)
    for await (const line of predictText(model, input)) {
      process.stdout.write(`${JSON.stringify(line)}\n`);
      done += 1;
      const left = ((Date.now() - began) / 1000 / done) * (total - done);
      progress.show(`${done} of ${total} sentences, ${duration(left)} left`);
    }
  progress.end();
}

async function* predictText(
  model: Model,
  { id, text, sentences }: InputText & { readonly sentences: readonly Sentence[] },
) {
  const words = sentences.map((sentence) => ({
    id: sentence.id,
    words: sentence.words.map(([start, end]) => text.slice(start, end)),
  }));
  const form = sentenceLines(text);
  for await (const { index, prediction, split } of predictSentences(model, words)) {
    if (split)
      process.stderr.write(`${id}, sentence ${index}: longer than the encoder, split at a word\n`);
    yield { id, sentence: index, ...form(sentences[index], prediction) };
  }
}
