// `npm run corpora-test [-- --model DIR --documents N]`: the examples for Spark and Ray read a corpus
// of invented documents with several workers, of which two are killed in the middle, and find what one
// process finds, to the last bit. It needs Linux, Python 3.10 and Java 17, and fetches PySpark and Ray,
// so it is no part of `npm test`.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { documents } from "./corpora/documents.mjs";
import { processesWith } from "./corpora/processes.mjs";

const FOLDER = resolve(".cache/corpora");
const PACKAGES = ["pyspark==4.3.0", "ray[data]==2.60.0"];
const FILES = 8;
const WORKERS = 3;
/** Parts of the corpus for Spark. */
const PARTITIONS = 2 * WORKERS;

const { values } = parseArgs({
  options: {
    model: { type: "string", default: "e2e/tiny/model" },
    documents: { type: "string", default: "6000" },
  },
});
const at = (...names) => join(FOLDER, ...names);
const venv = (name) => at("python/bin", name);
const run = (command, args) =>
  execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

const lacking = whatIsLacking();
if (lacking.length > 0) {
  for (const what of lacking) console.error(`error: ${what}`);
  process.exit(2);
}
mkdirSync(FOLDER, { recursive: true });
if (!existsSync(venv("python"))) run("python3", ["-m", "venv", at("python")]);
run(venv("python"), ["-m", "pip", "install", "--quiet", ...PACKAGES]);

for (const former of ["pack", "pack.zip", "corpus", "spark", "ray"])
  rmSync(at(former), { recursive: true, force: true });
for (const pack of [at("pack"), at("pack.zip")])
  run("node", ["examples/pack.mjs", "--model", values.model, pack]);
const files = writeCorpus(documents(Number(values.documents), 11));
const single = [at("pack/spanloom.mjs"), "predict", "--jsonl", "--per", "document", ...files];
const options = ["--model", at("pack/model"), "--backend", "wasm", "--threads", "1"];
rmSync(at("single.jsonl"), { force: true });
run("node", [...single, ...options, "--out", at("single.jsonl")]);

const SPARK = `--master local[${WORKERS},4] --conf spark.ui.enabled=false`.split(" ");
const spark = [...SPARK, "examples/spark/predict_corpus.py", "--pack", at("pack.zip")];
spark.push("--partitions", String(PARTITIONS), at("corpus"), at("spark"));
const ray = ["examples/ray/predict_corpus.py", "--pack", at("pack")];
ray.push("--workers", String(WORKERS), "--cpus", String(2 * WORKERS), at("corpus"), at("ray"));
const engines = [
  { name: "spark", command: venv("spark-submit"), args: spark },
  { name: "ray", command: venv("python"), args: ray },
];
let failed = 0;
for (const engine of engines) if (!(await isSame(engine))) failed++;
console.log(`${engines.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

function whatIsLacking() {
  const said = (command, args) => {
    const { stdout, stderr, error } = spawnSync(command, args, { encoding: "utf8" });
    return error ? "" : `${stdout}${stderr}`;
  };
  const [, major, minor] = /Python (\d+)\.(\d+)/.exec(said("python3", ["--version"])) ?? [];
  const [, java] = /version "(\d+)/.exec(said("java", ["-version"])) ?? [];
  const lacks = [];
  if (process.platform !== "linux") lacks.push("workers are found and killed by /proc: Linux only");
  if (!(Number(major) === 3 && Number(minor) >= 10))
    lacks.push("Python 3.10 or later is wanted as python3 (Debian: apt-get install python3)");
  else if (said("python3", ["-c", "import ensurepip; print(1)"]).trim() !== "1")
    lacks.push("Python's venv is wanted (Debian: apt-get install python3-venv)");
  if (!(Number(java) >= 17))
    lacks.push("Spark needs Java 17 or later (Debian: apt-get install openjdk-17-jre-headless)");
  return lacks;
}

function writeCorpus(all) {
  mkdirSync(at("corpus"));
  const each = Math.ceil(all.length / FILES);
  return Array.from({ length: FILES }, (_, i) => {
    const file = at("corpus", `part-${i}.json`);
    const part = all.slice(i * each, (i + 1) * each);
    writeFileSync(file, part.map((document) => `${JSON.stringify(document)}\n`).join(""));
    return file;
  });
}

/** Runs an engine, kills two of its workers, and compares. */
async function isSame({ name, command, args }) {
  const mark = `SPANLOOM_CORPORA_TEST=${randomUUID()}`;
  const [key, value] = mark.split("=");
  const log = at(`${name}.log`);
  const out = openSync(log, "w");
  const env = { ...process.env, PYSPARK_PYTHON: venv("python"), [key]: value };
  const began = performance.now();
  const child = spawn(command, args, { env, stdio: ["ignore", out, out] });
  let hasEnded = false;
  const ended = new Promise((done) => child.on("close", done)).finally(() => {
    hasEnded = true;
  });
  const killed = await killTwo(mark, () => hasEnded);
  const code = await ended;
  const seconds = Math.round((performance.now() - began) / 1000);
  for (const victim of killed) console.log(`${name}: killed ${victim}`);
  if (code !== 0 || killed.length < 2) {
    const why = code !== 0 ? `ended with ${code}` : "ended before two workers could be killed";
    console.log(`${name}: ${why}; see ${log}`);
    return false;
  }
  const compare = [".ci/corpora/compare.py", at("pack"), at("single.jsonl"), at(name)];
  const { wanted, found, missing, more } = JSON.parse(run(venv("python"), compare));
  const { tasks, processes } = lossesIn(readFileSync(log, "utf8"));
  console.log(`${name}: lost tasks: ${tasks}, processes started again: ${processes}`);
  console.log(
    `${name}: ${found} triples in ${seconds} s; a single process finds ${wanted}; ${missing} missing, ${more} more`,
  );
  return missing === 0 && more === 0 && wanted > 0 && tasks > 0 && processes > 0;
}

/**
 * First a process of Python, then a command of another one: each in the middle of its part, when a fifth
 * of it is answered, and less than two thirds.
 */
async function killTwo(mark, hasEnded) {
  const part = statSync(at("single.jsonl")).size / PARTITIONS;
  const isInTheMiddle = (written) => written > part / 5 && written < (2 * part) / 3;
  const killed = [];
  let former = 0;
  while (killed.length < 2 && !hasEnded()) {
    const commands = processesWith(mark).filter(
      ({ command, written, parent }) =>
        command.includes("predict") && isInTheMiddle(written) && parent !== former && parent > 1,
    );
    const [victim] = commands;
    if (victim && killed.length === 0) {
      process.kill(victim.parent, "SIGKILL");
      former = victim.parent;
      killed.push(
        `the Python worker ${victim.parent}, whose process had answered ${victim.written} bytes`,
      );
    } else if (victim) {
      process.kill(victim.pid, "SIGKILL");
      killed.push(
        `the process ${victim.pid} of another worker, which had answered ${victim.written} bytes`,
      );
    }
    await new Promise((done) => setTimeout(done, 5));
  }
  return killed;
}

/** What the log tells of losses: tasks of Spark or of Ray, and processes that were started again. */
function lossesIn(log) {
  const count = (pattern) => new Set(log.match(pattern) ?? []).size;
  const tasks = count(/Lost task \S+ in stage \S+|Task \S+ failed\. There are infinite retries/g);
  return { tasks, processes: count(/spanloom ended with -?\d+/g) };
}
