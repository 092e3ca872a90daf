import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { nodeHost } from "../engine/wasm/nodeHost.ts";
import { type Group, holds } from "../parity/errors.ts";
import { BACKENDS, type Backend, EXECUTORS, type Executor } from "../parity/executors.ts";
import { ENCODER_FILES, encoderOf, GOLDEN_FILES } from "../parity/golden.ts";
import { runParity } from "../parity/runParity.ts";
import { finish } from "./finish.ts";
import { nodeGpu, projectRoot, wasmFolder } from "./host.ts";
import { parityInChromium } from "./parityInChromium.ts";

/** Groups of one executor, or why there are none. */
type Outcome =
  | { kind: "done"; device: string; groups: Group[] }
  | { kind: "absent"; reason: string }
  | { kind: "failed"; message: string };

interface Options {
  readonly backend?: Backend;
  readonly encoder?: string;
  readonly steps: number;
}

const FIXTURE = join(projectRoot, "src/parity/fixtures/tiny");

async function run(folder: string, options: Options): Promise<boolean> {
  const backend = options.backend ?? (options.encoder ? "wasm" : null);
  if (options.encoder && !options.backend)
    print("A real encoder: only wasm is compared; ask for cpu or webgpu with --backend.");
  let [passed, failed] = [0, 0];
  for (const executor of EXECUTORS.filter((e) => !backend || e.backend === backend)) {
    const outcome = await compare(executor, folder, options);
    if (outcome.kind === "done") {
      print(`\n${executor.name} (${outcome.device})`);
      for (const group of outcome.groups) {
        print(`  ${line(group)}`);
        if (holds(group)) passed += 1;
        else failed += 1;
      }
    } else if (outcome.kind === "absent") {
      print(`\n${executor.name}: absent: ${outcome.reason}`);
      if (options.backend) failed += 1;
    } else {
      print(`\n${executor.name}: FAILED: ${outcome.message}`);
      failed += 1;
    }
  }
  print(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0;
}

async function compare(executor: Executor, folder: string, options: Options): Promise<Outcome> {
  const known = existsSync(join(folder, "cases.json")) ? ENCODER_FILES : GOLDEN_FILES;
  const names = known.filter((name) => existsSync(join(folder, name)));
  const paths: Record<string, string> = Object.fromEntries(
    names.map((name) => [name, join(folder, name)]),
  );
  if (!("case.json" in paths || "cases.json" in paths))
    return { kind: "failed", message: `${folder}: no case.json, and no cases.json of an encoder` };
  try {
    const onGpu = executor.backend === "webgpu";
    const gpu = onGpu ? await nodeGpu() : undefined;
    if (onGpu && !(await gpu?.requestAdapter()))
      return await parityInChromium(executor.name, paths, options.encoder ?? null, options.steps);
    const started = await executor.start({
      wasmPaths: wasmFolder(),
      gpu,
      wasm: nodeHost(projectRoot),
    });
    const files = Object.fromEntries(names.map((name) => [name, bytes(paths[name])]));
    const encoder = options.encoder ? readEncoder(options.encoder) : null;
    const groups = await runParity(started, { files, encoder, steps: options.steps });
    started.engine.dispose();
    return { kind: "done", device: started.engine.label, groups };
  } catch (error) {
    return { kind: "failed", message: String((error as Error).message ?? error) };
  }
}

function readEncoder(folder: string) {
  const config = JSON.parse(readFileSync(join(folder, "config.json"), "utf8"));
  return encoderOf(config, bytes(join(folder, "model.safetensors")));
}

const bytes = (path: string): Uint8Array => new Uint8Array(readFileSync(path));

function line(group: Group): string {
  const mark = holds(group) ? "ok  " : "FAIL";
  const name = group.name.padEnd(30);
  const worst = group.error > 0 ? `  worst: ${group.worst}` : "";
  return `${mark} ${name} ${group.error.toExponential(1)} of ${group.bound.toExponential(0)}${worst}`;
}

const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const positive = (text: string): number => {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError("a number above 0 is wanted");
  return Number(text);
};

const program = new Command("parity")
  .description("Compares every executor with the numbers of a golden folder; exits 1 past a bound.")
  .argument("[dir]", "golden folder", FIXTURE)
  .addOption(new Option("--backend <name>", "executors on one backend only").choices(BACKENDS))
  .option("--encoder <dir>", "the encoder of a folder that holds no model")
  .option("--steps <n>", "steps of the loss curve at the most", positive, 1000)
  .action(async (dir: string, options: Options) => {
    await finish((await run(resolve(dir), options)) ? 0 : 1);
  });

await program.parseAsync();
