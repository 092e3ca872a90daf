import type { Sentence } from "../core/document/document.ts";
import type { Prediction } from "../core/learn/example.ts";
import { codePoints } from "../io/codePoints.ts";
import type { Model } from "../model/model.ts";
import { predictSentences } from "../model/predictSentences.ts";
import { segment } from "../text/segment.ts";
import { type BackendSetting, startDevice } from "./host.ts";
import { type InputText, inputTexts } from "./inputTexts.ts";
import { openModel } from "./openModel.ts";
import { duration, progressLine } from "./progress.ts";
import { type ModelPlace, modelFolderOf } from "./projectModel.ts";

export interface PredictOptions extends ModelPlace {
  readonly files: readonly string[];
  readonly jsonl: boolean;
  readonly backend: BackendSetting;
}

/** Predicts raw texts: a JSON line a sentence on stdout, offsets in code points of the text. */
export async function predictCommand(options: PredictOptions): Promise<void> {
  const { load } = await openModel(await modelFolderOf("predict", options));
  const texts: InputText[] = [];
  for (const file of options.files.length > 0 ? options.files : ["-"])
    texts.push(
      ...(await inputTexts(file, options.jsonl, (what) => process.stderr.write(`${what}\n`))),
    );
  const model = await load(await startDevice(options.backend));
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
  const offset = codePoints(text).fromUtf16;
  for await (const { index, prediction, split } of predictSentences(model, words)) {
    if (split)
      process.stderr.write(`${id}, sentence ${index}: longer than the encoder, split at a word\n`);
    const line = outputLine(text, sentences[index], prediction, offset);
    yield { id, sentence: index, ...line };
  }
}

/** @param offset of a place, in code points */
function outputLine(
  text: string,
  sentence: Sentence,
  { entities, relations }: Prediction,
  offset: (at: number) => number,
) {
  const [start, end] = [offset(sentence.start), offset(sentence.end)];
  return {
    start,
    end,
    text: text.slice(sentence.start, sentence.end),
    entities: entities.map((entity) => {
      const [from] = sentence.words[entity.start];
      const [, to] = sentence.words[entity.end - 1];
      const { type, score } = entity;
      return { type, start: offset(from), end: offset(to), text: text.slice(from, to), score };
    }),
    relations: relations.map(({ type, head, tail, score }) => ({ type, head, tail, score })),
  };
}
