import { type Score, type Scores, scoreText, type TaskScores } from "../core/learn/scores.ts";
import { evaluateModel } from "../training/evaluateModel.ts";
import { readExamples } from "./files.ts";
import { type BackendSetting, startDevice } from "./host.ts";
import { openModel } from "./openModel.ts";
import { duration, progressLine } from "./progress.ts";
import { tellTooLong } from "./tooLong.ts";

export interface EvalOptions {
  readonly model: string;
  readonly data: readonly string[];
  readonly overlap?: "none" | "allowed";
  readonly dropOverlapping: boolean;
  readonly json: boolean;
  readonly backend: BackendSetting;
}

/** Scores a model on gold sentences: a table on stdout, and one line of JSON with --json. */
export async function evalCommand(options: EvalOptions): Promise<void> {
  const { description, load } = await openModel(options.model);
  const gold = readExamples(options.data, description.types);
  tellTooLong(gold, description.spert.maxSpanSize);
  const model = await load(await startDevice(options.backend));
  const overlap = options.overlap ?? model.spert.overlap;
  const progress = progressLine();
  const began = Date.now();
  const scores = await evaluateModel({ ...model, spert: { ...model.spert, overlap } }, gold, {
    dropOverlapping: options.dropOverlapping,
    onSplit: (id) =>
      process.stderr.write(`sentence ${id}: longer than the encoder, split at a word\n`),
    onSentence: (done) => {
      const left = ((Date.now() - began) / 1000 / done) * (gold.length - done);
      progress.show(`${done} of ${gold.length} sentences, ${duration(left)} left`);
      return true;
    },
  });
  progress.end();
  if (!scores) return;
  process.stdout.write(`${table(scores)}\n`);
  if (options.json) process.stdout.write(`${JSON.stringify(scores)}\n`);
}

const TASKS = [
  ["entities", "Entities"],
  ["relations", "Relations"],
  ["relationsStrict", "Relations strict"],
] as const;

function table(scores: Scores): string {
  return TASKS.map(([key, title]) => section(title, scores[key])).join("\n\n");
}

function section(title: string, { micro, macro, types }: TaskScores): string {
  const rows: [string, Score][] = [...Object.entries(types), ["micro", micro], ["macro", macro]];
  const width = Math.max(title.length, ...rows.map(([name]) => name.length)) + 2;
  const head = `${title.padEnd(width)}precision   recall       F1`;
  const cell = (value: number | null) => scoreText(value, 2).padStart(9);
  const lines = rows.map(
    ([name, { precision, recall, f1 }]) =>
      `${name.padEnd(width)}${cell(precision)}${cell(recall)}${cell(f1)}`,
  );
  return [head, ...lines].join("\n");
}
