import { stabilityOf } from "../core/learn/stability.ts";
import { withinTypes } from "../core/learn/withinTypes.ts";
import { wordsHash } from "../core/learn/wordsHash.ts";
import {
  dataSummary,
  inheritedOf,
  type Lineage,
  markOf,
  NO_LINEAGE,
} from "../core/lifecycle/dataSummary.ts";
import { headlineOf } from "../core/lifecycle/headline.ts";
import {
  type Evidence,
  type Making,
  type Parent,
  trainedHashes,
} from "../core/lifecycle/modelVersion.ts";
import type { ModelSource } from "../core/lifecycle/openModel.ts";
import { type TrainCurve, thinnedCurve } from "../core/lifecycle/trainCurve.ts";
import { licenceIn } from "../core/report/licenceIn.ts";
import type { Model } from "../model/model.ts";
import { weightsHash } from "../model/weightsHash.ts";
import type { ModelFiles } from "../storage/modelFiles.ts";
import { cardIn } from "./cardIn.ts";
import type { LoadOptions } from "./loadSource.ts";
import type { TrainRequest } from "./modelRequests.ts";
import { servedFolder } from "./modelSources.ts";
import type { Trained } from "./trainCandidate.ts";
import { evidenceOf, storedVersions } from "./versionFiles.ts";

/** How a model was made, and what that rests on. */
export interface Made {
  readonly making: Making;
  readonly evidence: Evidence;
}

/** A model that is trained from, and what it was trained on itself. */
export interface KnownParent {
  readonly parent: Parent;
  readonly lineage: Lineage;
}

/** A model that is open, and where it is stored. */
interface OpenBase {
  readonly model: Model;
  readonly name: string;
  readonly source: ModelSource;
}

/** Where models come from. */
type Stores = Pick<LoadOptions, "files" | "added" | "bundled">;

/** What is known of a model before it is trained from. */
export async function parentOf(
  stores: Stores,
  { model, name, source }: OpenBase,
): Promise<KnownParent> {
  const weights = await weightsHash(await model.network.download());
  const licence = await licenceOf(stores, source);
  const parent = { source, name, weights, ...(licence !== undefined && { licence }) };
  return { parent, lineage: await lineageOf(stores.files, source) };
}

/** The licence that a model came under; of one that was trained here, that of what it descends from. */
async function licenceOf({ files, added, bundled }: Stores, source: ModelSource) {
  if (source.kind === "bundled")
    return licenceIn(await cardIn(servedFolder(bundled(source.name), () => {}))) ?? undefined;
  if (source.kind === "added")
    return (await added.list()).find(({ id }) => id === source.id)?.licence ?? undefined;
  if (source.kind === "version")
    return (await storedVersions(files)).find(({ id }) => id === source.id)?.made?.parent.licence;
  return undefined;
}

/** What a model and those before it were trained on. */
export async function lineageOf(files: ModelFiles, source: ModelSource): Promise<Lineage> {
  if (source.kind !== "version") return NO_LINEAGE;
  const evidence = await evidenceOf(files, source.id);
  if (!evidence) return { hashes: new Set(), isKnown: false };
  const { made } = (await storedVersions(files)).find(({ id }) => id === source.id) ?? {};
  return { hashes: trainedHashes(evidence), isKnown: made?.data.isLineageKnown ?? false };
}

/** What is known of a training when it has ended. */
export interface TrainingFacts {
  readonly request: TrainRequest;
  readonly trained: Trained;
  readonly device: string;
  readonly curve: TrainCurve;
}

/** What is told, and stored, of a training. */
export async function makingOf(
  { parent, lineage }: KnownParent,
  { request, trained, device, curve }: TrainingFacts,
): Promise<Made> {
  const { model, weights, report, recipe, rehearsed } = trained;
  const { examples, heldOut, renamed } = request;
  const learnt = examples.map((example) => withinTypes(example, model.types));
  const marks = learnt.map(markOf);
  const evidence: Evidence = {
    trained: marks,
    heldOut: heldOut.map((example) => markOf(withinTypes(example, model.types))),
    taught: rehearsed.taught.map(({ words }) => wordsHash(words)),
    watched: rehearsed.watched.map(({ words }) => wordsHash(words)),
    inherited: inheritedOf(lineage, marks),
    judged: report.judged,
    curve: thinnedCurve(curve),
  };
  const { steps, stopped, seconds, watched, types, rule, chosen } = report;
  const f1 = headlineOf(report);
  const making: Making = {
    parent,
    weights: await weightsHash(weights),
    types: model.types,
    renamed,
    data: dataSummary(evidence, examples, lineage.isKnown),
    recipe,
    steps,
    stopped,
    seconds,
    device,
    ...(f1 && { f1 }),
    ...(rule && { rule }),
    ...(chosen && { chosen }),
    stability: watched.length > 0 ? stabilityOf(watched, types) : null,
  };
  return { making, evidence };
}
