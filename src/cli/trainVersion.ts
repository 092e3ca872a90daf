import { join } from "node:path";
import { parseRehearsal } from "../core/learn/rehearsalText.ts";
import { scoreText } from "../core/learn/scores.ts";
import { MEASURES, TASKS } from "../core/learn/tally.ts";
import type { Making } from "../core/lifecycle/modelVersion.ts";
import { type TrainedAgain, trainedAgain } from "../core/lifecycle/trainedAgain.ts";
import type { BeforeAfter } from "../core/lifecycle/trainReport.ts";
import type { VersionBackup } from "../core/lifecycle/versionBackup.ts";
import type { FileModel } from "../io/project/keptModel.ts";
import type { ModelFolder } from "../model/folder.ts";
import { shapeOf } from "../model/model.ts";
import { modelFiles, openAnyModel } from "../model/modelFolder.ts";
import { type WeightSource, wholeWeights } from "../model/weights.ts";
import { weightsHash } from "../model/weightsHash.ts";
import { memoryCheckpoints } from "../training/checkpoints.ts";
import type { TrainingDevice } from "../training/run.ts";
import { trainCandidate } from "../worker/trainCandidate.ts";
import { type DiskFolder, diskFolder, makeFolder, readText } from "./files.ts";
import { type BackendSetting, projectRoot, startDevice } from "./host.ts";
import { folderOf } from "./hub/folderOf.ts";
import { checkTrainedFolder, writeTrained } from "./modelOut.ts";
import { loading, readingOf } from "./openModel.ts";
import { refuseOptions } from "./options.ts";
import { progressLine } from "./progress.ts";
import { readProjectFile } from "./projectFile.ts";
import { folderIn } from "./projectModel.ts";
import { UserError } from "./userError.ts";

/** Settings of the command line; `train --project FILE --version ID`. */
export interface VersionOptions {
  readonly project?: string;
  readonly version?: string;
  /** The folder of the model that it was trained from, where that does not come with the app. */
  readonly init?: string;
  readonly out: string;
  readonly dtype: "float16" | "float32";
  readonly backend: BackendSetting;
}

/** What the file says itself, and options of other trainings. */
const NOT_HERE = [
  "data",
  "types",
  "encoder",
  "dev",
  "epochs",
  "batch",
  "accumulate",
  "lr",
  "headLr",
  "rehearse",
  "rehearsed",
  "frozenLayers",
  "freezeEmbeddings",
  "rDrop",
  "seed",
  "config",
  "resume",
  "fromNames",
  "shippable",
  "shares",
  "steps",
  "cooling",
];

/** Trains a version of a project again, and tells its scores beside those of then. */
export async function trainVersion(options: VersionOptions): Promise<void> {
  const { project: file, version: id, out } = options;
  if (file === undefined || id === undefined)
    throw new UserError("train: --project FILE and --version ID go together");
  refuseOptions("train --project --version", options, NOT_HERE);
  const { project, versions, models } = await readProjectFile(file);
  const { version, made, on } = versionOf(versions, id, file);
  const bundled = parseRehearsal(readText(join(projectRoot, "public/rehearsal/sentences.txt")));
  const again = trainedAgain(project, made, on, bundled);
  tellFaults(again);
  if (again.examples.length === 0)
    throw new UserError(`${file}: none of the sentences that ${id} was trained on are in it`);
  const parent = await parentFolder(made, options, { file, models });
  checkTrainedFolder(out, [parent.path ?? file]);
  const { description, weights } = await readingOf(parent, openAnyModel);
  const { weights: wanted } = made.parent;
  if (wanted !== null && (await hashOf(weights)) !== wanted)
    tell("This is not the model that it was trained from: the figures will differ.");
  makeFolder(out);
  const engine = await startDevice(options.backend);
  const load: TrainingDevice["load"] = (shape, of) => engine.load(shape, of);
  const model = { ...description, network: await load(shapeOf(description), weights) };
  const progress = progressLine();
  const trained = await trainCandidate(
    { load, isAlive: () => true, recover: (error) => Promise.reject(error) },
    model,
    {
      examples: again.examples,
      heldOut: again.heldOut,
      types: made.types,
      renamed: made.renamed,
      recipe: made.recipe,
      unreviewed: [],
      onScreen: [],
    },
    {
      checkpoints: memoryCheckpoints(),
      onProgress: (told) => {
        if (told.kind === "step") progress.show(`step ${told.step}/${told.steps}`);
      },
      isCancelled: () => false,
      reopened: async () => model,
      onScreen: () => [],
      bundled,
      drawn: again.drawn,
    },
  );
  progress.end();
  const dtype = options.dtype === "float16" ? "F16" : "F32";
  writeTrained(out, modelFiles(trained.model, trained.weights, dtype));
  const { steps, scores } = trained.report;
  tellScores({ stored: version.scores, now: scores });
  const { changed, missing, missingText, examples } = again;
  const data = { trained: examples.length, changed, missing, missingText };
  const hash = await weightsHash(trained.weights);
  const sameWeights = hash === made.weights;
  const result = { version: id, steps, data, sameWeights, weights: hash, scores };
  process.stdout.write(`${JSON.stringify({ ...result, stored: version.scores })}\n`);
}

const hashOf = (weights: WeightSource) =>
  loading(async () => weightsHash(await wholeWeights(weights)));

const tell = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

function versionOf(versions: readonly VersionBackup[], id: string, file: string) {
  const version = versions.find((one) => one.id === id);
  const all = versions.map((one) => one.id).join(", ") || "none";
  if (!version) throw new UserError(`${file}: no version ${id}; it has ${all}`);
  const { made, on } = version;
  if (!made || !on) throw new UserError(`${file}: of version ${id} is not known how it was made`);
  if (made.stopped) tell("It was stopped before its end: trained to its end it will differ.");
  return { version, made, on };
}

/** What a project file holds of models. */
interface InFile {
  readonly file: string;
  readonly models: readonly FileModel[];
}

/** The model that a version was trained from: as it is given, as it comes with the app, or in the file. */
async function parentFolder(
  { parent: { source, name } }: Making,
  { init }: VersionOptions,
  { file, models }: InFile,
): Promise<ModelFolder & Partial<DiskFolder>> {
  if (init !== undefined) return folderOf(init);
  if (source.kind === "bundled") return diskFolder(join(projectRoot, "public/models", source.name));
  const found = models.find(({ id }) => id === source.id);
  if (found) return folderIn(file, found);
  throw new UserError(
    `train: it was trained from “${name}” (${source.id}): save the project with its trained models, or --init DIR is needed, with that model exported`,
  );
}

function tellFaults({ changed, missing, missingText }: TrainedAgain): void {
  if (changed > 0) tell(`${changed} sentences are labelled in another way than then.`);
  if (missing > 0) tell(`${missing} sentences are no longer confirmed, or not there: left out.`);
  if (missingText > 0) tell(`${missingText} sentences of the rehearsal are not there any more.`);
  if (changed + missing + missingText > 0) tell("So the figures will differ.");
}

/** What was measured then, and now. */
interface ThenAndNow {
  readonly stored: BeforeAfter | null;
  readonly now: BeforeAfter | null;
}

function tellScores({ stored, now }: ThenAndNow): void {
  if (!now) {
    tell("Nothing was held out: there is nothing to score it with.");
    return;
  }
  tell(`On ${now.sentences} held-out sentences, micro: then, and now`);
  for (const task of TASKS) {
    const of = MEASURES.map((measure) => {
      const [was, is] = [stored, now].map((one) => one?.after[task].micro[measure]);
      return `${measure} ${scoreText(was, 2)} ${scoreText(is, 2)}`;
    });
    tell(`  ${task}: ${of.join(", ")}`);
  }
}
