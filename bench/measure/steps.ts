import type { Timed, Work } from "../host/serve.ts";
import type { PeerName } from "../peers/registry.ts";
import type { Adapter } from "../run/options.ts";
import type { PeerStarter, Started } from "../run/peers.ts";
import { alternate, type Measured, type Results } from "../run/rounds.ts";
import type { Sheet } from "../sheet.ts";
import { type BatchShape, flops } from "../workload.ts";
import { from, lossDifference, megabytes, peersTable, speedAgainst } from "./results.ts";

/** Rows that a training step gives. */
export const STEP_ROWS = [
  "1.encoder-step",
  "1.step",
  "1.submits",
  "1.readbacks",
  "2.peak",
  "2.peak-ratio",
  "3.step-tfjs",
  "3.step-jax",
  "3.issue-ms",
  "3.loss",
  "7.step-tfjs",
  "7.step-jax",
  "7.loss",
  "8.step-tfjs",
  "8.step-jax",
];

const PEERS: readonly PeerName[] = ["own", "tfjs", "jax", "torch"];

/** SwiftShader needs minutes for plain tfjs's step on more. */
const stepShape = (adapter: Adapter): BatchShape =>
  adapter === "ss" ? { sentences: 2, tokens: 32 } : { sentences: 8, tokens: 64 };

/** The most that the losses may differ for times to be compared at all. */
const SAME_LOSS = 1e-4;

/** Training steps in processes that ran nothing before, so that the peaks are those of this shape. */
export async function measureSteps(
  starter: PeerStarter,
  sheet: Sheet,
  rounds: number,
): Promise<string> {
  const shape = stepShape(sheet.adapter);
  const peers = await starter.startAll(PEERS);
  const results = await alternate(peers, { task: "step", shape }, rounds);
  addMemory(sheet, results);
  addCounts(sheet, results, sheet.wants("1.step") ? await wholeStep(peers.get("own")) : null);
  if (sheet.wants("3.issue-ms")) sheet.add("3.issue-ms", await issueTime(peers.get("own"), shape));
  await starter.stopAll();
  addSpeeds(sheet, results);
  const size = `B${shape.sentences} T${shape.tokens}, ${((3 * flops(shape)) / 1e9).toFixed(1)} GFLOP`;
  return peersTable(`training step (${size}) on ${sheet.adapter}; last column: loss`, results);
}

function addSpeeds(sheet: Sheet, results: Results): void {
  const difference = lossDifference(results, "tfjs");
  const valid = difference instanceof Error || difference <= SAME_LOSS;
  for (const target of [3, 7, 8]) {
    for (const peer of ["tfjs", "jax"])
      sheet.add(`${target}.step-${peer}`, speedAgainst(results, peer), { valid });
    sheet.add(`${target}.loss`, difference);
  }
}

function addMemory(sheet: Sheet, results: Results): void {
  const peak = ({ rounds }: Measured) => rounds.at(-1)?.totals?.peakBytes ?? Number.NaN;
  const mine = from(results, ["own"], (own) => megabytes(peak(own)));
  sheet.add("2.peak", mine);
  sheet.add(
    "2.peak-ratio",
    from(results, ["own", "tfjs"], (own, tfjs) => peak(own) / peak(tfjs)),
  );
}

const SMALL: BatchShape = { sentences: 1, tokens: 16 };

/** The quickest of a few steps, once small ones have warmed the JavaScript up. */
async function issueTime(own: Started | undefined, shape: BatchShape): Promise<number | Error> {
  if (!own || own instanceof Error) return own ?? new Error("was not started");
  const step = (of: BatchShape) => own.ask<Timed>({ task: "step", shape: of });
  try {
    for (let i = 0; i < 5; i++) await step(SMALL);
    const times: number[] = [];
    for (let i = 0; i < 3; i++) times.push((await step(shape)).issueMs);
    return Math.min(...times);
  } catch (error) {
    return error as Error;
  }
}

/** The second of two whole steps: the first may make buffers. */
async function wholeStep(own: Started | undefined): Promise<Work | Error> {
  if (!own || own instanceof Error) return own ?? new Error("was not started");
  try {
    await own.ask({ task: "spertStep" });
    return (await own.ask<Timed>({ task: "spertStep" })).counts ?? new Error("no WebGPU");
  } catch (error) {
    return error as Error;
  }
}

/** @param whole counts of a step with heads, null when it was not asked for */
function addCounts(sheet: Sheet, results: Results, whole: Work | Error | null): void {
  const encoder = from(results, ["own"], (own) => own.rounds.at(-1)?.counts?.dispatches ?? 0);
  sheet.add("1.encoder-step", encoder);
  if (whole) sheet.add("1.step", whole instanceof Error ? whole : whole.dispatches);
  const extra = whole && !(whole instanceof Error) ? [whole] : [];
  for (const key of ["submits", "readbacks"] as const)
    sheet.add(
      `1.${key}`,
      from(results, ["own"], ({ rounds }) => {
        const counts = [...rounds.map(({ counts }) => counts), ...extra];
        return Math.max(...counts.map((count) => count?.[key] ?? 0));
      }),
    );
}
