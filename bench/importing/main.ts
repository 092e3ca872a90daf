import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { type Form, makeInput } from "./material.ts";
import type { Read } from "./readInput.ts";

/** What is measured. */
export interface ImportOptions {
  /** Megabytes of each input. */
  readonly size: number;
  readonly documents: number;
  readonly form: readonly Form[];
  /** Megabytes that the heap may have, as `--max-old-space-size`; absent: what Node allows. */
  readonly heap?: number;
  /** Reads these files or folders instead of what is made. */
  readonly file?: readonly string[];
}

const MB = 1e6;
const HEAD =
  "| input | MB | documents | spans | relations | s | MB/s | peak MB | stays MB | before MB |";

/** Makes inputs, reads each in a process of its own, and prints time and memory of it. */
export async function runImportBenchmark(
  { size, documents, form, heap, file }: ImportOptions,
  bundle: string,
  print: (text: string) => void,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "spanloom-import-"));
  print(`${HEAD}\n|${" --- |".repeat(HEAD.split("|").length - 2)}\n`);
  const measure = (name: string, path: string) => {
    const read = inAProcess(bundle, path, heap);
    if (typeof read === "string") return print(`| ${name} | ${read} |\n`);
    print(`| ${[name, ...cellsOf(read)].join(" | ")} |\n`);
    if (read.notRead + read.leftOut > 0)
      print(`\n${name}: not read: ${read.notRead}, left out: ${read.leftOut}\n\n`);
  };
  try {
    if (file) for (const path of file) measure(path, path);
    else
      for (const one of form) {
        const input = await makeInput(one, join(folder, one), { bytes: size * MB, documents });
        measure(one, input);
        rmSync(input, { recursive: true, force: true });
      }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  print(`\n${cpus()[0].model}, Node ${process.versions.node}.\n`);
}

/** What was measured, or why the process ended before. */
function inAProcess(bundle: string, path: string, heap: number | undefined): Read | string {
  const limit = heap === undefined ? [] : [`--max-old-space-size=${heap}`];
  const args = ["--expose-gc", ...limit, bundle, "read-input", path];
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  if (status === 0) return JSON.parse(stdout);
  const said = /(?:FATAL ERROR|\w*Error): .*/.exec(stderr)?.[0] ?? "it says nothing";
  return `ended with ${signal ?? status}: ${said}`;
}

function cellsOf(read: Read): string[] {
  const inMb = (bytes: number) => (bytes / MB).toFixed(0);
  const seconds = read.ms / 1000;
  return [
    inMb(read.bytes),
    `${read.documents}`,
    `${read.entities}`,
    `${read.relations}`,
    seconds.toFixed(1),
    (read.bytes / MB / seconds).toFixed(1),
    inMb(read.peak),
    inMb(read.kept),
    inMb(read.before),
  ];
}
