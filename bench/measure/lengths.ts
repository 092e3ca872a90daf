import type { Timed } from "../host/serve.ts";
import type { PeerStarter } from "../run/peers.ts";
import type { Sheet } from "../sheet.ts";
import { type BatchShape, seeded } from "../workload.ts";

/** Rows that batches of many lengths give. */
export const LENGTH_ROWS = ["2.lengths", "6.pipelines", "6.blocking", "6.new-pipelines"];

const SENTENCES = 2;
const LENGTHS = 20;
const [SHORTEST, LONGEST] = [8, 128];

/** Steps of 20 random lengths in one process, and of the longest alone in another. */
export async function measureLengths(starter: PeerStarter, sheet: Sheet): Promise<void> {
  try {
    const longest = await steps(starter, [LONGEST]);
    const all = await steps(starter, randomLengths());
    const [first, last] = [all[0].totals, all[all.length - 1].totals];
    const alone = longest[0].totals;
    if (!first || !last || !alone) throw new Error("no WebGPU");
    sheet.add("2.lengths", last.peakBytes / alone.peakBytes);
    sheet.add("6.pipelines", last.pipelines);
    sheet.add("6.blocking", last.blockingPipelines);
    sheet.add("6.new-pipelines", last.pipelines - first.pipelines);
  } catch (error) {
    for (const id of LENGTH_ROWS) sheet.add(id, error as Error);
  }
}

/** A step of each length, then a forward pass of each in the other direction, in a new process. */
async function steps(starter: PeerStarter, lengths: readonly number[]): Promise<Timed[]> {
  const own = await starter.start("own");
  if (own instanceof Error) throw own;
  const done: Timed[] = [];
  const shape = (tokens: number): BatchShape => ({ sentences: SENTENCES, tokens });
  for (const tokens of lengths) done.push(await own.ask({ task: "step", shape: shape(tokens) }));
  for (const tokens of [...lengths].reverse())
    done.push(await own.ask({ task: "fwd", shape: shape(tokens) }));
  own.stop();
  return done;
}

/** The longest is one of them, in the middle. */
function randomLengths(): number[] {
  const random = seeded(20);
  const lengths = Array.from(
    { length: LENGTHS },
    () => SHORTEST + Math.floor(random() * (LONGEST - SHORTEST)),
  );
  lengths[LENGTHS / 2] = LONGEST;
  return lengths;
}
