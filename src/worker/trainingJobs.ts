import type { SentenceWords } from "../core/learn/example.ts";
import type { LeftTraining } from "../core/lifecycle/jobs.ts";
import type { CandidateId, JobId, ModelId, OpenModel } from "../core/lifecycle/openModel.ts";
import { NO_CURVE } from "../core/lifecycle/trainCurve.ts";
import type { TrainProgress } from "../core/lifecycle/trainReport.ts";
import { t } from "../language/words.ts";
import { type Model, shapeOf } from "../model/model.ts";
import { DivergedError } from "../training/diverged.ts";
import { PausedError } from "../training/run.ts";
import type { Queue } from "./exclusive.ts";
import { type KnownParent, type Made, makingOf, parentOf } from "./makingOf.ts";
import type { ModelService } from "./modelProtocol.ts";
import type { TrainOutcome, TrainRequest } from "./modelRequests.ts";
import type { ModelSession, SessionParts } from "./modelSession.ts";
import { rehearsalText } from "./modelSources.ts";
import { NotOpenError } from "./notOpen.ts";
import { folderOf, leftTraining, type StoredTraining, storedTraining } from "./opfsCheckpoints.ts";
import { tellingCheckpoints } from "./tellingCheckpoints.ts";
import { type Trained, trainCandidate } from "./trainCandidate.ts";
import { parseNote } from "./trainingNote.ts";
import { spertOf } from "./trainingOf.ts";
import type { TrainingRecord } from "./trainingRecord.ts";

/** A job that runs or waits for its turn. */
export interface Job {
  cancelled: "keep" | "drop" | "pause" | "leave" | null;
}

/** A training that has ended, and what is known of how it was made. */
interface Ended {
  readonly trained: Trained;
  readonly parent: KnownParent;
  readonly request: TrainRequest;
}

/** What trainings need of the service. */
export interface TrainingJobsParts
  extends Pick<SessionParts, "trainings" | "rehearsal" | "files" | "added" | "bundled"> {
  readonly session: ModelSession;
  readonly queue: Queue;
  /** Runs a job that takes turns with others and can be cancelled. */
  readonly share: <T>(id: JobId, work: (job: Job) => Promise<T>) => Promise<T>;
  /** Lets others come in; small jobs alone within a step. */
  readonly gap: () => Promise<boolean>;
  readonly crack: () => Promise<boolean>;
}

/** The trainings of a page: they outlive it. */
export interface TrainingJobs
  extends Pick<ModelService, "train" | "goOn" | "lookAt" | "leftTraining" | "forgetTraining"> {
  /** A candidate is kept or discarded: what it has stored as a training goes. */
  settled(candidate: CandidateId): Promise<void>;
  /** Makes room on the disk for a candidate: what only its training needed goes. */
  thin(candidate: CandidateId): Promise<void>;
  /** How a candidate was made. */
  made(candidate: CandidateId): Made | undefined;
}

const GONE = () => t("what was stored of the training is gone");
/** The model that a stored training began from is another one now. */
const CHANGED = () => t("the model that it began from is another one now, so that it cannot go on");

export function createTrainingJobs(parts: TrainingJobsParts): TrainingJobs {
  const { session, share, trainings, gap, crack } = parts;
  /** What is on the screen, of each training. */
  const screens = new Map<JobId, readonly SentenceWords[]>();
  /** What this page holds: running, paused, or a candidate's. */
  const held = new Map<JobId, StoredTraining>();
  const candidates = new Map<CandidateId, { readonly id: JobId; readonly made: Made }>();

  const forget = async (id: JobId) => {
    await held.get(id)?.remove();
    held.delete(id);
  };
  const added = async (id: JobId, { trained, parent, request }: Ended): Promise<TrainOutcome> => {
    const { model, weights, report, curve } = trained;
    const candidate: OpenModel<CandidateId> = session.addCandidate(
      `candidate:${id}`,
      model,
      weights,
    );
    const { label } = candidate.device;
    const made = await makingOf(parent, { request, trained, device: label, curve });
    candidates.set(candidate.id, { id, made });
    return { kind: "trained", model: candidate, report };
  };

  /** A training that has ended, as it was: nothing is read again. */
  const asStored = async (
    model: Model,
    stored: StoredTraining,
    { plan }: TrainingRecord,
  ): Promise<Trained | null> => {
    const report = await stored.report();
    const ended = report && (await stored.checkpoints.load());
    if (!ended || ended.optimizer) return null;
    const { types, examples } = plan.request;
    const own = { types, spert: spertOf(model, examples) };
    const { network: _, ...description } = { ...model, ...own };
    const device = await session.device();
    const network = await device.load(shapeOf(description), ended.weights);
    const { recipe, taught, watched } = plan;
    return {
      model: { ...description, network },
      weights: ended.weights,
      report,
      recipe,
      rehearsed: { taught, watched },
      curve: parseNote(ended.note)?.curve ?? NO_CURVE,
    };
  };

  interface Asked {
    readonly id: JobId;
    readonly modelId: ModelId;
    readonly stored: StoredTraining;
    /** Null when it begins. */
    readonly record: TrainingRecord | null;
    readonly request: TrainRequest;
    readonly onProgress: (progress: TrainProgress) => void;
    readonly job: Job;
  }
  const trained = async (asked: Asked): Promise<Ended> => {
    const { id, modelId, stored, record, request, onProgress, job } = asked;
    const base = await session.stored(modelId);
    const parent = await parentOf(parts, base);
    const print = parent.parent.weights;
    if (record && record.print !== print) throw new NotOpenError(CHANGED());
    const of = { parent, request };
    const asItWas = record && (await asStored(base.model, stored, record));
    if (asItWas) return { ...of, trained: asItWas };
    const device = await session.device();
    const { checkpoints, look } = tellingCheckpoints(stored, (isStored) =>
      onProgress({ kind: "storing", isStored }),
    );
    const trained = await trainCandidate(device, base.model, request, {
      reopened: async () => (await session.model(modelId)).model,
      onScreen: () => screens.get(id) ?? [],
      checkpoints,
      bundled: record ? [] : await rehearsalText(parts.rehearsal),
      goOn: record?.plan,
      onPlan: async (plan) => {
        if (asked.record) return;
        // Where nothing can be stored it is trained all the same.
        const own = { ...plan, request: { ...plan.request, unreviewed: [], onScreen: [] } };
        const record = { job: id, createdAt: Date.now(), source: base.source, print, plan: own };
        await stored.begin(record).catch(() => {});
        look();
      },
      onProgress,
      isCancelled: () => job.cancelled === "keep" || job.cancelled === "drop",
      isPaused: () => job.cancelled === "pause" || job.cancelled === "leave",
      letOthers: gap,
      letSmall: crack,
    });
    return { ...of, trained };
  };
  /** What is stored, found or made when it is the training's turn. */
  interface Opened {
    readonly stored: StoredTraining;
    readonly record: TrainingRecord | null;
    readonly request: Asked["request"];
  }
  const run = (
    { id, modelId, onProgress }: Pick<Asked, "id" | "modelId" | "onProgress">,
    onScreen: readonly SentenceWords[],
    open: () => Promise<Opened>,
    end = false,
  ): Promise<TrainOutcome> => {
    screens.set(id, onScreen);
    return share(id, (job) =>
      session.guardFault(async (): Promise<TrainOutcome> => {
        const opened = await open();
        const { stored } = opened;
        held.set(id, stored);
        if (end && job.cancelled === null) job.cancelled = "keep";
        try {
          session.checkFree();
          const found = await trained({ id, modelId, onProgress, job, ...opened });
          if (job.cancelled === "drop") {
            found.trained.model.network.dispose();
            throw new NotOpenError(t("the training was ended"));
          }
          await stored.end(found.trained.report).catch(() => {}); // A reload then scores it again.
          return await added(id, found);
        } catch (error) {
          if (error instanceof PausedError && job.cancelled !== "drop") {
            if (job.cancelled === "pause") await stored.pause(true).catch(() => {});
            return { kind: "paused" };
          }
          // After the loss of a device it can go on; what is wrong with itself it would meet again.
          const isOver = error instanceof DivergedError || error instanceof NotOpenError;
          if (isOver || job.cancelled === "drop" || session.isAlive()) await forget(id);
          throw error;
        }
      }),
    ).finally(() => screens.delete(id));
  };

  return {
    train: (id, modelId, request, onProgress) =>
      run({ id, modelId, onProgress }, request.onScreen, async () => {
        return { stored: await storedTraining(trainings, id), record: null, request };
      }),
    goOn: (id, modelId, { onScreen, end }, onProgress) =>
      run(
        { id, modelId, onProgress },
        onScreen,
        async () => {
          const stored = held.get(id) ?? (await leftTraining(trainings, folderOf(id)));
          const record = await stored?.record();
          if (!stored || !record) throw new NotOpenError(GONE());
          await stored.pause(false).catch(() => {});
          return { stored, record, request: { ...record.plan.request, onScreen } };
        },
        end,
      ),
    lookAt: async (id, sentences) => {
      if (screens.has(id)) screens.set(id, sentences);
    },
    leftTraining: async () => {
      let unreadable = 0;
      let newest: { readonly record: TrainingRecord; readonly stored: StoredTraining } | null =
        null;
      for (const folder of await trainings.list()) {
        const stored = await leftTraining(trainings, folder);
        if (!stored) continue;
        const record = await stored.record().catch(() => null);
        if (!record) {
          unreadable += 1;
          await stored.remove();
        } else if (newest && newest.record.createdAt >= record.createdAt) stored.release();
        else {
          newest?.stored.release();
          newest = { record, stored };
        }
      }
      if (!newest) return { training: null, unreadable };
      const { record, stored } = newest;
      held.set(record.job, stored);
      const note = await stored.note();
      const training: LeftTraining = {
        job: record.job,
        source: record.source,
        recipe: record.plan.request.recipe,
        standing: (await stored.report())
          ? "ended"
          : (await stored.isPaused())
            ? "paused"
            : "running",
        curve: note?.curve ?? NO_CURVE,
      };
      return { training, unreadable };
    },
    forgetTraining: forget,
    thin: async (candidate) => {
      const known = candidates.get(candidate);
      if (known) await trainings.thin(folderOf(known.id)).catch(() => {}); // Room is only perhaps needed.
    },
    made: (candidate) => candidates.get(candidate)?.made,
    settled: async (candidate) => {
      const known = candidates.get(candidate);
      if (known) await forget(known.id);
      candidates.delete(candidate);
    },
  };
}
