import type { Peer } from "../peers/peer.ts";
import { type BatchShape, makeBatch } from "../workload.ts";
import type { Counts } from "./meter.ts";

/** One timed run of a task. */
export interface Timed {
  readonly ms: number;
  /** Until the call returned its promise: what JavaScript needs to issue the work. */
  readonly issueMs: number;
  /** The loss, or the first values of the output, or all of them. */
  readonly values: readonly number[];
  /** What this run alone sent to WebGPU; null without. */
  readonly counts: Work | null;
  /** The same since the peer was started. */
  readonly totals: Counts | null;
}

/** Counts of one run. */
export type Work = Omit<Counts, "liveBytes" | "peakBytes">;

/** What may be asked of a peer's process. */
export type Task =
  | { readonly task: "fwd"; readonly shape: BatchShape; readonly whole?: boolean }
  | { readonly task: "step"; readonly shape: BatchShape }
  | { readonly task: "spertStep" }
  | { readonly task: "matmul"; readonly size: number; readonly times: number };

const FEW = 8;

/** Runs a task once. */
export async function serve(peer: Peer, meter: (() => Counts) | null, task: Task): Promise<Timed> {
  const run = runnable(peer, task);
  const before = meter?.() ?? null;
  const began = performance.now();
  const running = run();
  const issueMs = performance.now() - began;
  const values = await running;
  const ms = performance.now() - began;
  const totals = meter?.() ?? null;
  return { ms, issueMs, values, counts: before && totals && difference(totals, before), totals };
}

function runnable(peer: Peer, task: Task): () => Promise<readonly number[]> {
  if (task.task === "fwd") {
    const batch = makeBatch(task.shape);
    const count = task.whole ? Number.POSITIVE_INFINITY : FEW;
    return async () => Array.from((await peer.fwd(batch)).slice(0, count));
  }
  if (!peer[task.task]) throw new Error(`has no ${task.task}`);
  if (task.task === "spertStep") return async () => [await peer.spertStep!()];
  if (task.task === "step") {
    const batch = makeBatch(task.shape);
    return async () => [await peer.step!(batch)];
  }
  return async () => {
    await peer.matmul!(task.size, task.times);
    return [];
  };
}

const difference = (now: Counts, before: Counts): Work => ({
  dispatches: now.dispatches - before.dispatches,
  submits: now.submits - before.submits,
  pipelines: now.pipelines - before.pipelines,
  blockingPipelines: now.blockingPipelines - before.blockingPipelines,
  readbacks: now.readbacks - before.readbacks,
});
