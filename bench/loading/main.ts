import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import type { BackendSetting } from "../../src/cli/host.ts";
import type { Loaded } from "./loadModel.ts";
import { writeRandomModel } from "./randomModel.ts";
import { SHAPES } from "./shapes.ts";

/** What is measured. */
export interface LoadingOptions {
  readonly root: string;
  readonly backend: BackendSetting;
  /** Of `SHAPES`, by their names. */
  readonly shapes: readonly string[];
}

const HEAD =
  "| shape of | kind | parameters | file, MB | load, s | first sentences, s | again, s | peak, MB |";

/** Makes models of well-known shapes, loads each in a process of its own, and prints what it took. */
export function runLoadingBenchmark(
  { root, backend, shapes }: LoadingOptions,
  bundle: string,
  print: (text: string) => void,
): void {
  const like = join(root, "public/models/conll04");
  const typesJson = readFileSync(join(like, "types.json"), "utf8");
  print(`${HEAD}\n|${" --- |".repeat(HEAD.split("|").length - 2)}\n`);
  for (const shape of SHAPES.filter(({ name }) => shapes.includes(name))) {
    const out = mkdtempSync(join(tmpdir(), "spanloom-loading-"));
    try {
      const parameters = writeRandomModel(shape, { like, typesJson, out });
      const loaded = inAProcess(bundle, out, backend);
      const cells = typeof loaded === "string" ? [loaded] : cellsOf(loaded);
      const size = `${(parameters / 1e6).toFixed(1)} M | ${((4 * parameters) / 1e6).toFixed(0)}`;
      print(`| ${[shape.name, shape.config.model_type, size, ...cells].join(" | ")} |\n`);
    } finally {
      rmSync(out, { recursive: true, force: true });
    }
  }
  print(`\n${cpus()[0].model}, Node ${process.versions.node}, backend ${backend}.\n`);
}

/** What was measured, or why the process ended before. */
function inAProcess(bundle: string, folder: string, backend: BackendSetting): Loaded | string {
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    [bundle, "load-model", folder, backend],
    { encoding: "utf8" },
  );
  if (status === 0) return JSON.parse(stdout);
  return `ended with ${signal ?? status}: ${/\w*Error: .*/.exec(stderr)?.[0] ?? "it says nothing"}`;
}

const cellsOf = ({ loadMs, firstMs, againMs, peak }: Loaded): string[] => [
  ...[loadMs, firstMs, againMs].map((ms) => (ms / 1000).toFixed(2)),
  (peak / 1e6).toFixed(0),
];
