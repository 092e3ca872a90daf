import { z } from "zod";
import type { JobId } from "../core/lifecycle/openModel.ts";
import type { TrainReport } from "../core/lifecycle/trainReport.ts";
import { rangesOfBlob } from "../io/byteRanges.ts";
import { parseReport } from "../records/reportRecord.ts";
import type { TrainingFiles } from "../storage/trainingFiles.ts";
import {
  type Checkpoint,
  type Checkpoints,
  checkpointPieces,
  memoryCheckpoints,
  readCheckpoint,
} from "../training/checkpoints.ts";
import { parseNote, type TrainingNote } from "./trainingNote.ts";
import { formatRecord, parseRecord, type TrainingRecord } from "./trainingRecord.ts";

/** What a training of the page has stored while it runs, is paused or waits for a decision. */
export interface StoredTraining {
  readonly checkpoints: Checkpoints;
  /** Whether another page would find all of it, up to the last checkpoint. */
  isStored(): boolean;
  /** Null where there is none, or none that can be read. */
  record(): Promise<TrainingRecord | null>;
  begin(record: TrainingRecord): Promise<void>;
  /** What it tells of itself in its last checkpoint. */
  note(): Promise<TrainingNote | null>;
  /** Whether the user had it paused. */
  isPaused(): Promise<boolean>;
  pause(isPaused: boolean): Promise<void>;
  /** What it did, once it has ended. */
  report(): Promise<TrainReport | null>;
  end(report: TrainReport): Promise<void>;
  /** Forgets it. */
  remove(): Promise<void>;
  /** Lets other pages have it. */
  release(): void;
}

/** The folder of a job. */
export const folderOf = (job: JobId): string => job.replace(":", "-");

/** Where a job stores its training; other pages leave it alone until it is removed. */
export async function storedTraining(files: TrainingFiles, job: JobId): Promise<StoredTraining> {
  // Without private files there is nothing to hold.
  const release = await files.hold(folderOf(job)).catch(() => () => {});
  return stored(files, folderOf(job), release);
}

/** A training that a page before left, by its folder; null while a page holds it. */
export async function leftTraining(
  files: TrainingFiles,
  folder: string,
): Promise<StoredTraining | null> {
  const release = await files.claim(folder);
  return release && stored(files, folder, release);
}

const [RECORD, PAUSED, REPORT] = ["job.json", "paused", "report.json"];

function stored(files: TrainingFiles, folder: string, release: () => void): StoredTraining {
  const { isInMemory, ...checkpoints } = opfsCheckpoints(files, folder);
  /** The record that is not stored yet. */
  let unwritten: TrainingRecord | null = null;
  const writeRecord = async () => {
    if (!unwritten) return;
    await put(RECORD, formatRecord(unwritten));
    unwritten = null;
  };
  const put = (name: string, text: string) => files.put(folder, name, new Blob([text]));
  const textOf = async (name: string) => (await files.get(folder, name))?.text() ?? null;
  return {
    checkpoints: {
      ...checkpoints,
      save: async (checkpoint) => {
        await checkpoints.save(checkpoint);
        await writeRecord().catch(() => {}); // It is tried again with the next one.
      },
    },
    isStored: () => unwritten === null && !isInMemory(),
    record: async () => {
      if (unwritten) return unwritten;
      const text = await textOf(RECORD);
      return text === null ? null : parseRecord(text);
    },
    begin: async (record) => {
      unwritten = record;
      await writeRecord();
    },
    note: async () => parseNote(await (await files.load(folder))?.[NOTE]?.text()),
    isPaused: async () => (await textOf(PAUSED)) === "yes",
    pause: (isPaused) => put(PAUSED, isPaused ? "yes" : "no"),
    report: async () => {
      const text = await textOf(REPORT);
      return text === null ? null : parseReport(text);
    },
    end: (of) => put(REPORT, JSON.stringify(of)),
    remove: async () => {
      await checkpoints.remove().catch(() => {}); // What cannot be removed is found again.
      release();
    },
    release,
  };
}

/**
 * Checkpoints of a training in the browser's private file system. Where they cannot be stored (the disk
 * is full), the last one stays in memory instead: the training goes on, and survives a lost device.
 */
function opfsCheckpoints(
  files: TrainingFiles,
  folder: string,
): Checkpoints & { readonly isInMemory: () => boolean } {
  const memory = memoryCheckpoints();
  let isInMemory = false;
  return {
    isInMemory: () => isInMemory,
    save: async (checkpoint) => {
      try {
        await files.save(folder, filesOf(checkpoint));
        await memory.remove();
        isInMemory = false;
      } catch {
        await memory.save(checkpoint);
        isInMemory = true;
      }
    },
    load: async () => (await memory.load()) ?? read(await files.load(folder)),
    remove: async () => {
      await memory.remove();
      await files.remove(folder);
    },
  };
}

const [TENSORS, UPDATES, NOTE] = ["state.safetensors", "updates", "note.json"];
const numbers = z.object({
  updates: z.number().int().nonnegative().nullable(),
  hasBest: z.boolean(),
});

const filesOf = (checkpoint: Checkpoint) => {
  const { optimizer, best, note } = checkpoint;
  const updates = { updates: optimizer?.updates ?? null, hasBest: best !== undefined };
  return {
    [TENSORS]: new Blob([...checkpointPieces(checkpoint)]),
    [UPDATES]: new Blob([JSON.stringify(updates satisfies z.infer<typeof numbers>)]),
    ...(note !== undefined && { [NOTE]: new Blob([note]) }),
  };
};

/** Null where it cannot be read, by this version of the app at least: the training then begins anew. */
async function read(files: Readonly<Record<string, Blob>> | null): Promise<Checkpoint | null> {
  if (!files?.[TENSORS] || !files[UPDATES]) return null;
  try {
    const { updates, hasBest } = numbers.parse(JSON.parse(await files[UPDATES].text()));
    const note = await files[NOTE]?.text();
    return {
      ...(await readCheckpoint(rangesOfBlob(files[TENSORS]), TENSORS, updates, hasBest)),
      ...(note !== undefined && { note }),
    };
  } catch {
    return null;
  }
}
