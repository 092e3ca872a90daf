import type { CandidateId, JobId } from "../core/lifecycle/openModel.ts";
import { plainCard } from "../core/report/modelCard.ts";
import { t } from "../language/words.ts";
import { alternatives } from "../model/alternatives.ts";
import type { Model, ReadingModel } from "../model/model.ts";
import { modelFiles } from "../model/modelFolder.ts";
import { predictSentences } from "../model/predictSentences.ts";
import type { Weights } from "../model/weights.ts";
import { aboutModel } from "./aboutModel.ts";
import { calibrate } from "./calibrate.ts";
import { breather, exclusive, pauseFor } from "./exclusive.ts";
import { exportStored } from "./exportStored.ts";
import { exportVersion, zipOf } from "./exportVersion.ts";
import { forecastModel } from "./forecastModel.ts";
import { measuredOf } from "./measuredFiles.ts";
import { measuredModels } from "./measuredModels.ts";
import type { ModelService } from "./modelProtocol.ts";
import type { Reader } from "./modelRequests.ts";
import { createModelSession, type SessionParts } from "./modelSession.ts";
import { rehearsalText } from "./modelSources.ts";
import { NotOpenError } from "./notOpen.ts";
import { readBoth } from "./readBoth.ts";
import { type ReadingOrder, readingOrder } from "./readingOrder.ts";
import { runStudy } from "./study.ts";
import { survey } from "./survey.ts";
import { timeSteps } from "./timeSteps.ts";
import { createTrainingJobs, type Job } from "./trainingJobs.ts";
import { evidenceOf, keepVersion, labelVersion, storedVersions } from "./versionFiles.ts";

/** Everything the page may ask of the model; runs in the worker, one job at a time. */
export function createModelService(parts: SessionParts): ModelService {
  const { files } = parts;
  const session = createModelSession(parts);
  const queue = exclusive();
  const jobs = new Map<JobId, Job>();
  const orders = new Map<JobId, ReadingOrder>();
  const guarded = <T>(work: () => Promise<T>): Promise<T> => queue.run(() => session.guard(work));
  /** Runs a job that can be cancelled, also while it waits for its turn. */
  const runBy =
    (take: typeof queue.run) =>
    <T>(id: JobId, work: (job: Job) => Promise<T>): Promise<T> => {
      const job: Job = { cancelled: null };
      jobs.set(id, job);
      return take(() => work(job)).finally(() => jobs.delete(id));
    };
  const run = runBy(queue.run);
  const share = runBy(queue.share);
  /** Ends the waiting of a candidate; what it has stored as a training goes when that is done. */
  const settling = <T>(id: CandidateId, work: () => Promise<T>): Promise<T> =>
    queue.run(async () => {
      const result = await work();
      await training.settled(id);
      measured.settled(id);
      return result;
    });

  /** Lets others in; they would bring the model to a new device, so a loss is told first. */
  const letIn = async (wait: () => Promise<boolean>) => {
    session.checkAlive();
    return wait();
  };
  const gap = () => letIn(queue.gap);
  const crack = () => letIn(queue.crack);
  const measured = measuredModels(files);
  const pause = pauseFor(crack);
  /** What reads for a job: the same after others came in, who may have asked it for other types. */
  const steadyReader = async (reader: Reader) => {
    let current = await session.reader(reader, pause);
    const model: ReadingModel = {
      ...current,
      get network() {
        return current.network;
      },
    };
    const gapped = async () => {
      if (await gap()) current = await session.reader(reader, pause);
    };
    return { model, gap: gapped };
  };
  const training = createTrainingJobs({ ...parts, session, queue, share, gap, crack });

  return {
    open: (wanted, onProgress) => guarded(() => session.open(wanted, onProgress)),

    predict: (id, reader, sentences, onSentence) => {
      const order = readingOrder(sentences);
      orders.set(id, order);
      const read = async (job: Job) => {
        const { model, gap } = await steadyReader(reader);
        const split: string[] = [];
        const told: unknown[] = [];
        const breathe = breather();
        const between = async () => {
          await breathe();
          await gap();
          return !job.cancelled;
        };
        for await (const found of predictSentences(model, order, between)) {
          if (job.cancelled) return { cancelled: true, split };
          const sentence = order.taken[found.index].id;
          if (found.split) split.push(sentence);
          told.push(onSentence(sentence, found.prediction));
          await between();
        }
        // What the page cannot take is a fault of the prediction.
        await Promise.all(told);
        // One that was taken and not told was left in its middle.
        return { cancelled: told.length < order.taken.length, split };
      };
      return share(id, (job) => session.guard(() => read(job))).finally(() => orders.delete(id));
    },

    survey: (id, reader, sentences) =>
      share(id, (job) =>
        session.guard(async () => {
          const { model, gap } = await steadyReader(reader);
          return survey(model, sentences, { isCancelled: () => job.cancelled !== null, gap });
        }),
      ),

    prefer: async (id, sentences) => orders.get(id)?.prefer(sentences),

    train: training.train,
    goOn: training.goOn,
    lookAt: training.lookAt,
    leftTraining: training.leftTraining,
    forgetTraining: training.forgetTraining,

    study: (id, modelId, request, onProgress) =>
      share(id, (job) =>
        session.guardFault(async () =>
          runStudy(request, {
            device: session.device,
            model: async () => (await session.model(modelId)).model,
            reader: () => session.reader({ ...request.reader, model: modelId }, pause),
            bundled: await rehearsalText(parts.rehearsal),
            onProgress,
            isCancelled: () => job.cancelled !== null,
            gap,
            crack,
          }),
        ),
      ),

    timeSteps: (id, modelId, request) =>
      run(id, (job) =>
        session.guard(async () => {
          const { model } = await session.model(modelId);
          const breathe = breather();
          const between = async () => {
            await breathe();
            await gap();
            return !job.cancelled;
          };
          const found = await timeSteps(await session.device(), model, request, {
            between,
            letSmall: crack,
          });
          if (!found) throw new NotOpenError(t("the timing was ended"));
          return found;
        }),
      ),

    alternatives: (reader, sentence, of) =>
      queue.between(() =>
        session.guard(async () => {
          const model = await session.guesser(reader);
          return alternatives(model, sentence, of);
        }),
      ),

    calibrate: (id, reader, request, onProgress) =>
      run(id, (job) =>
        session.guard(async () => {
          const breathe = breather();
          const model = await session.reader(reader, pause);
          const report = await calibrate(model, request, async (done) => {
            onProgress(done);
            await breathe();
            return !job.cancelled;
          });
          if (!report) throw new NotOpenError(t("the measuring was ended"));
          return report;
        }),
      ),

    setCalibration: (id, calibration) =>
      queue.run(async () => {
        const open = session.calibrate(id, calibration);
        await measured.corrected(open.id, await session.model(id), calibration);
        return open;
      }),

    noteCalibration: (id, found) =>
      queue.run(async () => {
        const open = await session.model(id);
        await measured.calibrated(id, open, found);
      }),
    measured: (source) => measuredOf(files, source),
    storeStudy: (id, study, basis) => queue.run(() => measured.studied(id, study, basis)),

    cancel: async (id, result) => {
      const job = jobs.get(id);
      if (job) job.cancelled = result;
    },

    keep: (id, name, scores) =>
      settling(id, async () => {
        const { model, weights } = session.candidate(id);
        const made = training.made(id);
        const stored = folderFiles(model, weights, name);
        await training.thin(id);
        const version = await keepVersion(files, stored, { name, scores, made });
        await measured.kept(id, version.id);
        return { model: session.settle(id, { kind: "version", id: version.id }, name), version };
      }),

    discard: (id) => settling(id, async () => session.discard(id)),
    versions: () => storedVersions(files),
    evidence: (id) => evidenceOf(files, id),
    labelVersion: async (id, label) => {
      await labelVersion(files, id, label);
      session.rename({ kind: "version", id }, label.name);
    },
    removeVersion: (id) => files.remove(id),
    added: () => parts.added.list(),
    damagedAdded: () => parts.added.damaged(),
    about: (source) => aboutModel(parts, source),
    forecast: (source, request) => forecastModel(parts, source, request, session.sizes()),
    exportStored: (source, as) => exportStored(parts, source, as),
    room: parts.room,
    removeAdded: async (id) => {
      await parts.added.remove(id);
      await measured.removed({ kind: "added", id });
    },
    filesOf: async (id) => new Map(Object.entries(await files.get(id))),

    exportVersion: (id, inUse) => exportVersion(files, id, inUse),

    readBoth: (id, request, onProgress) =>
      run(id, (job) => {
        const breathe = breather();
        const between = async () => {
          await breathe();
          await gap();
          return !job.cancelled;
        };
        const { lent } = session;
        return session.guard(() => readBoth(request, { lent, onProgress, between, pause }));
      }),

    exportZip: (id, inUse) =>
      guarded(async () => {
        const { model, name, source } = await session.model(id);
        const isKept = id.startsWith("model:") && source.kind === "version";
        if (isKept) return exportVersion(files, source.id, inUse);
        const weights = await model.network.download();
        session.checkAlive();
        return zipOf(name, folderFiles(model, weights, name));
      }),
  };
}

/** A model's folder, ready to be stored or exported. */
function folderFiles(
  model: Model,
  weights: Weights,
  name: string,
): Map<string, Uint8Array<ArrayBuffer>> {
  const stored = modelFiles(model, weights, "F16");
  stored.set("README.md", new TextEncoder().encode(plainCard(name)));
  return stored;
}
