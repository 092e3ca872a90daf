import { FORWARD_ROWS, measureForwards } from "./measure/forwards.ts";
import { LENGTH_ROWS, measureLengths } from "./measure/lengths.ts";
import { MODEL_ROWS, measureModel } from "./measure/model.ts";
import { measureProducts } from "./measure/products.ts";
import { measureSteps, STEP_ROWS } from "./measure/steps.ts";
import { measureThreads } from "./measure/threads.ts";
import type { Adapter, Options } from "./run/options.ts";
import { PeerStarter, say } from "./run/peers.ts";
import { type Prepared, prepare } from "./run/prepare.ts";
import { surroundings } from "./run/versions.ts";
import { type Row, Sheet, tableOf } from "./sheet.ts";

/** Where the project and the running bundle are. */
export interface Installation {
  readonly root: string;
  readonly bundle: string;
}

/** Measures what was asked for, prints tables as they come, and returns all rows. */
export async function runBenchmarks(
  options: Options,
  installation: Installation,
  print: (text: string) => void,
): Promise<Row[]> {
  const prepared = await prepare(installation.root);
  const rows: Row[] = [];
  print(`${surroundings(installation.root)}\n`);
  for (const adapter of options.adapters) {
    const sheet = new Sheet(adapter, options.only);
    await measureAdapter(sheet, options, installation, prepared, print);
    rows.push(...sheet.rows());
  }
  print(`\n${tableOf(rows)}`);
  return rows;
}

async function measureAdapter(
  sheet: Sheet,
  { rounds, threads, shared }: Options,
  { root, bundle }: Installation,
  prepared: Prepared,
  print: (text: string) => void,
): Promise<void> {
  const { adapter } = sheet;
  const starter = new PeerStarter({ adapter, threads, prepared, root, bundle });
  try {
    const absent = await whyAbsent(adapter, starter);
    if (absent) return void sheet.rows(absent);
    say(`measuring on ${adapter}`);
    if (sheet.wants(...STEP_ROWS)) print(await measureSteps(starter, sheet, rounds));
    if (sheet.wants(...FORWARD_ROWS)) print(await measureForwards(starter, sheet, rounds));
    if (sheet.wants(...LENGTH_ROWS)) await measureLengths(starter, sheet);
    if (sheet.wants("8.matmul")) print(await measureProducts(starter, sheet, rounds));
    if (sheet.wants("7.threads")) print(await measureThreads(starter, sheet, rounds));
  } finally {
    await starter.close();
  }
  if (sheet.wants(...MODEL_ROWS))
    print(await measureModel({ root, shared, bundle, rounds }, sheet));
}

/** A software adapter is no GPU: its rows would say nothing of one. */
async function whyAbsent(adapter: Adapter, starter: PeerStarter): Promise<string | null> {
  if (adapter !== "gpu" && adapter !== "lvp") return null;
  const peer = await starter.start("tfjs");
  await starter.stopAll();
  if (peer instanceof Error) return peer.message;
  const software = /llvmpipe|swiftshader|lavapipe|software/i.test(peer.info);
  return adapter === "gpu" && software ? `the only adapter is ${peer.info}` : null;
}
