import { type PeerName, titleOf } from "../peers/registry.ts";
import type { Adapter } from "../run/options.ts";
import { type PeerStarter, runTask, type Started } from "../run/peers.ts";
import { alternate, type Results } from "../run/rounds.ts";
import type { Sheet } from "../sheet.ts";
import { type BatchShape, flops } from "../workload.ts";
import { from, peersTable, speedAgainst } from "./results.ts";

/** Rows that a forward pass gives. */
export const FORWARD_ROWS = [
  "1.forward",
  "4.fwd-ort",
  "4.fwd-jax",
  "4.error",
  "7.fwd-ort",
  "7.error",
  "8.fwd-ort",
];

const PEERS: readonly PeerName[] = ["own", "tfjs", "ort", "ort-plain", "jax", "torch"];

const forwardShape = (adapter: Adapter): BatchShape =>
  adapter === "ss" ? { sentences: 1, tokens: 128 } : { sentences: 8, tokens: 64 };

/** The most that an output may differ for times to be compared at all. */
const SAME_OUTPUT = 2e-5;

/** Largest differences from PyTorch's output by peer. */
type Errors = ReadonlyMap<string, number>;

/** Forward passes, and how far each peer's whole output is from PyTorch's. */
export async function measureForwards(
  starter: PeerStarter,
  sheet: Sheet,
  rounds: number,
): Promise<string> {
  const shape = forwardShape(sheet.adapter);
  const peers = await starter.startAll(PEERS);
  const results = await alternate(peers, { task: "fwd", shape }, rounds);
  const errors = await outputErrors(peers, results, shape);
  await starter.stopAll();
  sheet.add(
    "1.forward",
    from(results, ["own"], (own) => own.rounds.at(-1)?.counts?.dispatches ?? 0),
  );
  addRatios(sheet, results, errors);
  const remarks = Object.fromEntries(
    PEERS.map((name) => [
      name,
      name === "torch" ? "0" : (errors.get(name)?.toExponential(1) ?? "-"),
    ]),
  );
  const size = `B${shape.sentences} T${shape.tokens}, ${(flops(shape) / 1e9).toFixed(1)} GFLOP`;
  const title = `forward (${size}) on ${sheet.adapter}; last column: difference from PyTorch`;
  return peersTable(title, results, remarks);
}

function addRatios(sheet: Sheet, results: Results, errors: Errors): void {
  const own = errors.get("own");
  const failed = from(results, ["own", "torch"], () => 0);
  const error = own ?? (failed instanceof Error ? failed : new Error("no output"));
  for (const target of [4, 7]) sheet.add(`${target}.error`, error);
  const valid = own === undefined || own <= SAME_OUTPUT;
  const ort = fasterOrt(results);
  const wrong = errors.get(ort);
  const note =
    wrong === undefined ? titleOf(ort) : `${titleOf(ort)}, off by ${wrong.toExponential(1)}`;
  for (const target of [4, 7, 8])
    sheet.add(`${target}.fwd-ort`, speedAgainst(results, ort), { note, valid });
  sheet.add("4.fwd-jax", speedAgainst(results, "jax"), { valid });
}

/** ONNX Runtime has two graphs: its best case counts, even where its values are wrong. */
function fasterOrt(results: Results): string {
  const plainIsFaster = from(results, ["ort", "ort-plain"], (fused, plain) =>
    Number(plain.ms < fused.ms),
  );
  return plainIsFaster === 1 ? "ort-plain" : "ort";
}

async function outputErrors(
  peers: ReadonlyMap<string, Started>,
  results: Results,
  shape: BatchShape,
): Promise<Errors> {
  const output = async (name: string): Promise<readonly number[] | null> => {
    const peer = peers.get(name);
    if (!peer || peer instanceof Error || results.get(name) instanceof Error) return null;
    const whole = { task: "fwd", shape, whole: true } as const;
    return (await runTask(name, peer, whole)).values;
  };
  const reference = await output("torch");
  const errors = new Map<string, number>();
  if (!reference) return errors;
  for (const name of peers.keys()) {
    const values = name === "torch" ? null : await output(name);
    if (values) errors.set(name, largestDifference(values, reference));
  }
  return errors;
}

const largestDifference = (values: readonly number[], reference: readonly number[]): number =>
  values.length === reference.length
    ? reference.reduce((most, value, i) => Math.max(most, Math.abs(value - values[i])), 0)
    : Number.POSITIVE_INFINITY;
