import type { JobId } from "../core/lifecycle/openModel.ts";
import type { TrainingFiles } from "../storage/trainingFiles.ts";
import {
  type Checkpoint,
  type Checkpoints,
  formatCheckpoint,
  memoryCheckpoints,
  parseCheckpoint,
} from "../training/checkpoints.ts";

/** What a training of the page has stored while it runs or waits for a decision. */
export interface StoredTraining {
  readonly checkpoints: Checkpoints;
  /** Forgets it. */
  remove(): Promise<void>;
}

/** Where a job stores its training; other pages leave it alone until it is removed. */
export async function storedTraining(files: TrainingFiles, job: JobId): Promise<StoredTraining> {
  const folder = job.replace(":", "-");
  const checkpoints = opfsCheckpoints(files, folder);
  // Without private files there is nothing to hold.
  const release = await files.hold(folder).catch(() => () => {});
  return {
    checkpoints,
    remove: async () => {
      await checkpoints.remove().catch(() => {}); // What cannot be removed is swept later.
      release();
    },
  };
}

/**
 * Checkpoints of a training in the browser's private file system. Where they cannot be stored (the disk
 * is full), the last one stays in memory instead: the training goes on, and survives a lost device.
 */
function opfsCheckpoints(files: TrainingFiles, folder: string): Checkpoints {
  const memory = memoryCheckpoints();
  return {
    save: async (checkpoint) => {
      try {
        await files.save(folder, filesOf(checkpoint));
        await memory.remove();
      } catch {
        await memory.save(checkpoint);
      }
    },
    load: async () => (await memory.load()) ?? read(await files.load(folder)),
    remove: async () => {
      await memory.remove();
      await files.remove(folder);
    },
  };
}

const [TENSORS, UPDATES] = ["state.safetensors", "updates"];

const filesOf = (checkpoint: Checkpoint) => ({
  [TENSORS]: formatCheckpoint(checkpoint),
  [UPDATES]: new Blob([JSON.stringify(checkpoint.optimizer?.updates ?? null)]),
});

async function read(files: Readonly<Record<string, Blob>> | null): Promise<Checkpoint | null> {
  if (!files?.[TENSORS] || !files[UPDATES]) return null;
  const updates = JSON.parse(await files[UPDATES].text());
  const bytes = new Uint8Array(await files[TENSORS].arrayBuffer());
  return parseCheckpoint(bytes, TENSORS, typeof updates === "number" ? updates : null);
}
