import type { Project } from "../core/document/document.ts";
import { type Score, type Scores, scoreText, type TaskScores } from "../core/learn/scores.ts";
import { withSeenEnds } from "../core/learn/seenEnds.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import { modelTypes } from "../core/types/schema.ts";
import type { ModelDescription } from "../model/model.ts";
import { withTypes } from "../model/withTypes.ts";
import { evaluateModel } from "../training/evaluateModel.ts";
import { checkThere, readExamples, readTypes } from "./files.ts";
import { type BackendSetting, startDevice } from "./host.ts";
import { openModel } from "./openModel.ts";
import { duration, progressLine } from "./progress.ts";
import { projectExamples, projectsAmong } from "./projectFile.ts";
import { type ModelPlace, modelFolderOf } from "./projectModel.ts";
import { tellTooLong } from "./tooLong.ts";
import { UserError } from "./userError.ts";

export interface EvalOptions extends ModelPlace {
  /** Absent: the project that the model is in. */
  readonly data?: readonly string[];
  /** Of the data, where they are not the model's: what it lacks is read from its name. */
  readonly types?: string;
  readonly overlap?: "none" | "allowed";
  /** Data whose relations say between which types there are such: others are left out. */
  readonly constraints?: readonly string[];
  /** Least score of a relation; the model's own by default. */
  readonly relationThreshold?: number;
  readonly dropOverlapping: boolean;
  readonly json: boolean;
  readonly backend: BackendSetting;
}

/** Scores a model on gold sentences: a table on stdout, and one line of JSON with --json. */
export async function evalCommand(options: EvalOptions): Promise<void> {
  const data = options.data ?? (options.project === undefined ? [] : [options.project]);
  if (data.length === 0) throw new UserError("eval: --data FILES is needed");
  const { constraints } = options;
  checkThere([...data, ...(constraints ?? [])]);
  const { description, load } = await openModel(await modelFolderOf("eval", options));
  const projects = await projectsAmong([...data, ...(constraints ?? [])]);
  const named = options.types === undefined ? null : readTypes(options.types);
  const ofData = data.flatMap((file) => projects.get(file) ?? []);
  const types = named ?? typesOf(ofData, description.types);
  const examples = (file: string) => {
    const project = projects.get(file);
    return project ? projectExamples(file, project, types) : readExamples([file], types);
  };
  const gold = data.flatMap(examples);
  const sieve = constraints && withSeenEnds(constraints.flatMap(examples), types.relations);
  tellTooLong(gold, description.spert.maxSpanSize);
  if (types !== description.types && !description.rowMaps) checkKnown(types, description);
  const engine = await startDevice(options.backend);
  const loaded = await load(engine);
  const model = types === description.types ? loaded : await withTypes(loaded, loaded.types, types);
  const overlap = options.overlap ?? model.spert.overlap;
  const relationThreshold = options.relationThreshold ?? model.spert.relationThreshold;
  const spert = { ...model.spert, overlap, relationThreshold };
  const progress = progressLine();
  const began = Date.now();
  const scores = await evaluateModel({ ...model, spert }, gold, {
    sieve,
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

/** The model's own types, and those of projects that it lacks. */
function typesOf(projects: readonly Project[], own: ModelTypes): ModelTypes {
  const all = projects.map(({ schema }) => modelTypes(schema));
  const isKnown = all.every((types) =>
    KINDS.every((kind) => Object.keys(types[kind]).every((name) => Object.hasOwn(own[kind], name))),
  );
  if (isKnown) return own;
  const tables = <T>(of: (types: ModelTypes) => Readonly<Record<string, T>>) =>
    Object.fromEntries([own, ...all].flatMap((types) => Object.entries(of(types))));
  return {
    entities: tables(({ entities }) => entities),
    relations: tables(({ relations }) => relations),
  };
}

/** @throws UserError naming the types that a model without rows from names cannot know */
function checkKnown(types: ModelTypes, { types: known }: ModelDescription): void {
  const unknown = KINDS.flatMap((kind) =>
    Object.keys(types[kind]).filter((name) => !Object.hasOwn(known[kind], name)),
  );
  if (unknown.length > 0)
    throw new UserError(
      `the model knows no ${unknown.map((name) => `"${name}"`).join(", ")} and cannot read types from their names`,
    );
}

const KINDS = ["entities", "relations"] as const;

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
