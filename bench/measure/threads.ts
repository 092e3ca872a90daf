import type { PeerStarter, Started } from "../run/peers.ts";
import { alternate } from "../run/rounds.ts";
import type { Sheet } from "../sheet.ts";
import { from, peersTable } from "./results.ts";

const THREADS = 2;

/** The engine in an isolated worker of the browser, with one thread and with more. */
export async function measureThreads(
  starter: PeerStarter,
  sheet: Sheet,
  rounds: number,
): Promise<string> {
  const [one, more] = ["own engine, 1 thread", `own engine, ${THREADS} threads`];
  const peers = new Map<string, Started>();
  peers.set(one, await starter.startInBrowser("own", 1));
  peers.set(more, await starter.startInBrowser("own", THREADS));
  const shape = { sentences: 8, tokens: 64 };
  const results = await alternate(peers, { task: "step", shape }, rounds);
  await starter.stopAll();
  const speed = from(results, [one, more], (single, several) => single.ms / several.ms);
  sheet.add("7.threads", speed);
  return peersTable("training step (B8 T64) on wasm in an isolated worker", results);
}
