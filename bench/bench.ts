import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Command, InvalidArgumentError, Option } from "commander";
import { finish } from "../src/cli/finish.ts";
import { BACKENDS, type BackendSetting } from "../src/cli/host.ts";
import { DEFAULT_BUNDLED } from "../src/core/lifecycle/bundled.ts";
import { ORDERS } from "../src/core/review/queue/orderQueue.ts";
import { type CalibrationOptions, runCalibrationBenchmark } from "./calibration/main.ts";
import { type ErrorOptions, runErrorBenchmark } from "./errors/main.ts";
import { runModelPeer } from "./host/model.ts";
import { runNodePeer } from "./host/node.ts";
import { type ImportOptions, runImportBenchmark } from "./importing/main.ts";
import { FORMS } from "./importing/material.ts";
import { readInput } from "./importing/readInput.ts";
import { type LearningOptions, runLearningBenchmark } from "./learning/main.ts";
import { type StepOptions, timeFrozenSteps } from "./learning/steps.ts";
import { VARIANTS } from "./learning/variants.ts";
import { loadModel } from "./loading/loadModel.ts";
import { type LoadingOptions, runLoadingBenchmark } from "./loading/main.ts";
import { SHAPES } from "./loading/shapes.ts";
import { runBenchmarks } from "./main.ts";
import { type QueueOptions, runQueueBenchmark } from "./queue/main.ts";
import { SET_NAMES } from "./queue/material.ts";
import { queueTable } from "./queue/table.ts";
import { ADAPTERS, type Adapter } from "./run/options.ts";
import { runSurfaceBenchmark } from "./surface/main.ts";
import { TARGETS } from "./targets.ts";

interface Flags {
  readonly adapter: readonly Adapter[];
  readonly only: readonly string[];
  readonly rounds: number;
  readonly threads: number;
  readonly shared: string;
  readonly json: boolean;
}

const root = process.env.SPANLOOM_ROOT ?? process.cwd();
const bundle = fileURLToPath(import.meta.url);

const positive = (text: string): number => {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError("a number above 0 is wanted");
  return Number(text);
};

const ids = (text: string): string[] =>
  text.split(",").map((id) => {
    const known = Object.keys(TARGETS).some((name) => name === id || name.startsWith(`${id}.`));
    if (!known) throw new InvalidArgumentError(`there is no row ${id}`);
    return id;
  });

const commas = (text: string): string[] => text.split(",");
const numbers = (text: string): number[] => commas(text).map(Number);

/** Reads some of a list, by commas. */
const someOf =
  <T extends string>(all: readonly T[]) =>
  (text: string): T[] =>
    commas(text).map((name) => {
      const known = all.find((one) => one === name);
      if (!known) throw new InvalidArgumentError(`one of ${all.join(", ")} is wanted`);
      return known;
    });

const variants = (text: string): string[] =>
  commas(text).map((name) => {
    if (!Object.hasOwn(VARIANTS, name)) throw new InvalidArgumentError(`there is no ${name}`);
    return name;
  });

const program = new Command("bench")
  .description(
    "Measures the engine against plain tfjs and the peers that are installed, beside the targets.",
  )
  .addOption(
    new Option("--adapter <names>", `by commas: ${ADAPTERS.join(", ")}`)
      .argParser(someOf(ADAPTERS))
      .default(ADAPTERS, "all"),
  )
  .addOption(
    new Option("--only <ids>", "rows or groups by commas: 1.step,7")
      .argParser(ids)
      .default([], "all"),
  )
  .option("--rounds <n>", "rounds that alternate between the peers", positive, 3)
  .option("--threads <n>", "threads of every peer on WASM", positive, 1)
  .option(
    "--shared <dir>",
    "folder of the PyTorch reference and CoNLL04 (or BENCH_SHARED)",
    process.env.BENCH_SHARED ?? resolve(root, "../shared"),
  )
  .option("--json", "end with the rows as one line of JSON", false)
  .helpCommand(false)
  .enablePositionalOptions()
  .action(async ({ adapter, ...flags }: Flags) => {
    const print = (text: string) => {
      process.stdout.write(text);
    };
    const rows = await runBenchmarks({ ...flags, adapters: adapter }, { root, bundle }, print);
    if (flags.json) print(`${JSON.stringify({ rows })}\n`);
    await finish(0);
  });

program
  .command("surface")
  .description("Measures the text surface of the built app in Chromium, beside its bounds.")
  .option("--json", "end with the rows as one line of JSON", false)
  .action(async ({ json }: { json: boolean }) => {
    const rows = await runSurfaceBenchmark(root, (text) => process.stdout.write(text));
    if (json) process.stdout.write(`${JSON.stringify({ rows })}\n`);
    await finish(0);
  });

program
  .command("learning")
  .description("Trains on few sentences, and measures what is learnt and what is forgotten.")
  .option("--model <name>", "of public/models, or a folder", DEFAULT_BUNDLED)
  .option("--only <ids>", "experiments, by commas", commas, [])
  .option("--variants <names>", `of ${Object.keys(VARIANTS).join(", ")}`, variants, ["default"])
  .addOption(new Option("--backend <name>").choices(BACKENDS).default("auto"))
  .option("--seeds <numbers>", "by commas", numbers, [1, 2])
  .action(async (options: Omit<LearningOptions, "root" | "shared">) => {
    const { shared } = program.opts<Flags>();
    const print = (text: string) => void process.stdout.write(text);
    await runLearningBenchmark({ ...options, root, shared }, print);
    await finish(0);
  });

program
  .command("calibration")
  .description(
    "Fine-tunes on crossre-music, and measures how far off scores are, corrected or not.",
  )
  .option("--learnt <n>", "sentences to learn from", positive, 80)
  .option("--fitted <n>", "others that scores are corrected by", positive, 40)
  .option("--judged <n>", "others that they are judged by", positive, 150)
  .option("--epochs <n>", "instead of the recipe's, for a quick try", positive)
  .option("--seed <numbers>", "by commas", numbers, [1, 2])
  .addOption(new Option("--backend <name>").choices(BACKENDS).default("auto"))
  .action(async (options: Omit<CalibrationOptions, "root" | "data">) => {
    const data = join(program.opts<Flags>().shared, "data");
    await runCalibrationBenchmark({ ...options, root, data }, (text) => {
      process.stdout.write(text);
    });
    await finish(0);
  });

interface QueueFlags extends Omit<QueueOptions, "root" | "data"> {
  readonly data?: string;
  readonly table?: readonly string[];
}

program
  .command("queue")
  .description("Simulates a user who goes through sets in several orders, and trains now and then.")
  .option("--data <dir>", "folder of the sets (else data of --shared)")
  .option("--model <name>", "of public/models, or a folder", DEFAULT_BUNDLED)
  .option("--set <names>", `of ${SET_NAMES.join(", ")}`, someOf(SET_NAMES), SET_NAMES)
  .option("--order <names>", `of ${ORDERS.join(", ")}`, someOf(ORDERS), [...ORDERS])
  .option("--seed <numbers>", "by commas", numbers, [1, 2, 3])
  .option("--rounds <numbers>", "sentences to train on, in turn", numbers, [20, 40, 60, 80])
  .option("--epochs <n>", "instead of the recipe's, for a quick try", positive)
  .addOption(new Option("--backend <name>").choices(BACKENDS).default("auto"))
  .option("--out <file>", "JSON lines, which a later run goes on with", ".cache/queue/points.jsonl")
  .option("--table <files>", "print what these files hold, by commas, and run nothing", commas)
  .action(async ({ data, table, ...options }: QueueFlags) => {
    const print = (text: string) => void process.stdout.write(text);
    const sets = data ?? join(program.opts<Flags>().shared, "data");
    if (table) print(queueTable(table));
    else await runQueueBenchmark({ ...options, root, data: sets }, print);
    await finish(0);
  });

program
  .command("errors")
  .description(
    "Spoils labels of real sentences, and counts how many of the likeliest errors they are.",
  )
  .option("--model <name>", "of public/models", DEFAULT_BUNDLED)
  .option("--sets <names>", "folders of data/, by commas", commas, ["crossre-music", "conll04"])
  .option("--sentences <n>", "how many are cross-validated", positive, 60)
  .option("--share <n>", "so large a part of the entities is spoilt", Number, 0.08)
  .addOption(new Option("--backend <name>").choices(BACKENDS).default("auto"))
  .option("--seeds <numbers>", "by commas", numbers, [1, 2])
  .action(async (options: Omit<ErrorOptions, "root" | "shared">) => {
    const { shared } = program.opts<Flags>();
    const print = (text: string) => void process.stdout.write(text);
    await runErrorBenchmark({ ...options, root, shared }, print);
    await finish(0);
  });

program
  .command("steps")
  .description("Times fine-tuning steps of the bundled model with frozen layers, and without.")
  .option("--layers <numbers>", "how many are frozen, by commas", numbers, [0, 2, 3, 4, 6])
  .option("--rounds <n>", "rounds that alternate between them", positive, 3)
  .addOption(new Option("--backend <name>").choices(BACKENDS).default("auto"))
  .action(async (options: Omit<StepOptions, "root">) => {
    await timeFrozenSteps({ ...options, root }, (text) => void process.stdout.write(text));
    await finish(0);
  });

program
  .command("import")
  .description("Makes large inputs, and measures time and peak memory of reading them in Node.")
  .option("--size <mb>", "megabytes of each input", positive, 100)
  .option("--documents <n>", "that it is divided into", positive, 10_000)
  .option("--form <names>", `of ${FORMS.join(", ")}`, someOf(FORMS), [...FORMS])
  .option("--heap <mb>", "megabytes that the heap may have", positive)
  .option("--file <paths>", "files or folders to read instead, by commas", commas)
  .action(async (options: ImportOptions) => {
    await runImportBenchmark(options, bundle, (text) => void process.stdout.write(text));
    await finish(0);
  });

program.command("read-input <path>", { hidden: true }).action(async (path: string) => {
  process.stdout.write(JSON.stringify(await readInput(path)));
  await finish(0);
});

const SHAPE_NAMES = SHAPES.map(({ name }) => name);

program
  .command("loading")
  .description(
    "Loads models of well-known shapes with random weights: time and peak memory in Node.",
  )
  .option("--shapes <names>", `of ${SHAPE_NAMES.join(", ")}`, someOf(SHAPE_NAMES), SHAPE_NAMES)
  .addOption(new Option("--backend <name>").choices(BACKENDS).default("auto"))
  .action(async (options: Omit<LoadingOptions, "root">) => {
    runLoadingBenchmark({ ...options, root }, bundle, (text) => void process.stdout.write(text));
    await finish(0);
  });

program
  .command("load-model <folder> <backend>", { hidden: true })
  .action(async (folder: string, backend: BackendSetting) => {
    process.stdout.write(JSON.stringify(await loadModel(folder, backend)));
    await finish(0);
  });

program
  .command("peer <name> <adapter> <threads> <files>", { hidden: true })
  .action(async (name: string, adapter: "webgpu" | "wasm", threads: string, files: string) => {
    await runNodePeer({ name, adapter, threads: Number(threads), files, root });
    await finish(0);
  });

program.command("model <folder>", { hidden: true }).action(async (folder: string) => {
  await runModelPeer(folder, root);
  await finish(0);
});

await program.parseAsync();
