import type { Task, Timed } from "../host/serve.ts";
import { titleOf } from "../peers/registry.ts";
import { runTask, type Started, say } from "./peers.ts";

/** What one peer did in alternating rounds. */
export interface Measured {
  /** With compilation and first allocations. */
  readonly first: Timed;
  readonly rounds: readonly Timed[];
  /** The fastest of the rounds, ms. */
  readonly ms: number;
}

/** Results by peer; an Error says why a peer has none. */
export type Results = ReadonlyMap<string, Measured | Error>;

/**
 * Runs a task on several peers: once each to warm up, then in rounds that go from peer to peer, so
 * that a busy machine slows all of them alike.
 */
export async function alternate(
  peers: ReadonlyMap<string, Started>,
  task: Task,
  rounds: number,
): Promise<Results> {
  const runs = new Map<string, Timed[]>();
  const failed = new Map<string, Error>();
  for (const [name, peer] of peers) if (peer instanceof Error) failed.set(name, peer);
  for (let round = 0; round <= rounds; round++)
    for (const [name, peer] of peers) {
      if (peer instanceof Error || failed.has(name)) continue;
      try {
        const timed = await runTask(name, peer, task);
        runs.set(name, [...(runs.get(name) ?? []), timed]);
        const which = round === 0 ? "first" : `${round} of ${rounds}`;
        say(`  ${title(task)}, ${which}: ${titleOf(name)} ${timed.ms.toFixed(0)} ms`);
      } catch (error) {
        failed.set(name, error as Error);
        say(`  ${title(task)}: ${titleOf(name)}: ${(error as Error).message}`);
      }
    }
  return new Map(
    [...peers.keys()].map((name) => [name, failed.get(name) ?? measured(runs.get(name) ?? [])]),
  );
}

const measured = ([first, ...rounds]: readonly Timed[]): Measured => ({
  first,
  rounds,
  ms: Math.min(...rounds.map(({ ms }) => ms)),
});

const title = (task: Task): string =>
  "shape" in task ? `${task.task} B${task.shape.sentences} T${task.shape.tokens}` : task.task;
