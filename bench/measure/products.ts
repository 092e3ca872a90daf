import type { PeerName } from "../peers/registry.ts";
import type { PeerStarter } from "../run/peers.ts";
import { alternate } from "../run/rounds.ts";
import type { Sheet } from "../sheet.ts";
import { from, peersTable } from "./results.ts";

const PEERS: readonly PeerName[] = ["own", "tfjs", "jax"];
const SIZE = 2048;
const TIMES = 32;

/** Products of large matrices: how much of what the adapter gives does the engine reach? */
export async function measureProducts(
  starter: PeerStarter,
  sheet: Sheet,
  rounds: number,
): Promise<string> {
  const task = { task: "matmul", size: SIZE, times: TIMES } as const;
  const results = await alternate(await starter.startAll(PEERS), task, rounds);
  await starter.stopAll();
  const best = Math.min(
    ...[...results.values()].map((result) => (result instanceof Error ? Infinity : result.ms)),
  );
  const share = from(results, ["own"], (own) => best / own.ms);
  const tflops = (ms: number) => ((2 * SIZE ** 3 * TIMES) / ms / 1e9).toFixed(2);
  sheet.add("8.matmul", share, { note: `best: ${tflops(best)} TFLOPS` });
  return peersTable(`${TIMES} products of ${SIZE}² on ${sheet.adapter}`, results);
}
