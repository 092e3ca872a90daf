// `npm test`: every check, each with its output, and one count over all of them at the end.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { e2eFaults, faultLines, outputFaults, specsOf, unitFaults } from "./faults.mjs";

const UNIT = "test-results/unit.json";
const E2E = "test-results/e2e.json";

/**
 * One after the other; of a round with several rows these run side by side, as each uses a core.
 * A round with one row uses both.
 */
const rounds = [
  [
    [
      { name: "bundle" }, // the types are checked beside
      { name: "size" },
      { name: "types" },
      { name: "lint" },
      { name: "imports" },
      { name: "audit" },
      { name: "words" },
      // Short forms of what takes longer: the whole is a command of its own.
      { name: "soak", args: ["--minutes", "0.3", "--no-laps"] },
    ],
    [
      { name: "parity", count: countLastLine },
      { name: "wasm" },
      { name: "kills", args: ["--count", "2", "--torn"] },
    ],
  ],
  [
    [
      {
        name: "unit",
        args: ["--reporter=default", "--reporter=json", `--outputFile.json=${UNIT}`],
        count: () => countUnit(UNIT),
        faults: () => unitFaults(UNIT),
      },
      { name: "e2e", count: () => countE2e(E2E), faults: () => e2eFaults(E2E) },
    ],
  ],
];

for (const former of ["test-results", "dist"]) rmSync(former, { recursive: true, force: true });
mkdirSync("test-results");
const results = [];
for (const rows of rounds) {
  const isAlone = rows.length === 1;
  const ofRows = rows.map(async (suites) => {
    const own = [];
    for (const suite of suites) own.push(await run(suite, isAlone));
    return own;
  });
  results.push(...(await Promise.all(ofRows)).flat());
}

console.log("");
for (const { name, passed, failed, seconds, note } of results)
  console.log(`${name.padEnd(8)} ${passed} passed, ${failed} failed, ${seconds} s${note}`);
for (const line of faultLines(results.flatMap(({ faults }) => faults))) console.log(line);
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
process.exitCode = sum("failed") > 0 ? 1 : 0;
console.log(`${sum("passed")} passed, ${sum("failed")} failed`);

/**
 * Runs one npm script; a check without tests of its own counts as one. What it says is shown at
 * once, or, where others run beside it, at its end.
 */
async function run({ name, args = [], count, faults }, isAlone) {
  const title = `\n== ${name}`;
  if (isAlone) console.log(title);
  const start = Date.now();
  const { code, output } = await npmRun(name, args, isAlone);
  if (!isAlone) console.log(`${title}\n${output}`);
  const seconds = Math.round((Date.now() - start) / 1000);
  const { passed, failed } = count?.(output) ?? { passed: code === 0 ? 1 : 0, failed: 0 };
  const notes = [];
  if (count && passed + failed === 0) notes.push("ran no test");
  if (code !== 0 && failed === 0) notes.push(`ended with code ${code}`);
  const isBroken = failed > 0 || notes.length > 0;
  const found = isBroken ? (faults?.() ?? []) : [];
  const told = isBroken && found.length === 0 ? outputFaults(output) : found;
  return {
    name,
    passed,
    failed: failed + (notes.length > 0 ? 1 : 0),
    seconds,
    note: notes.length > 0 ? ` (${notes.join(", ")})` : "",
    faults: told.map((fault) => ({ suite: name, ...fault })),
  };
}

function npmRun(name, args, isShown) {
  return new Promise((resolve) => {
    const command = ["run", "--silent", name, ...(args.length > 0 ? ["--", ...args] : [])];
    const child = spawn("npm", command, {
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
    });
    let output = "";
    for (const end of ["stdout", "stderr"]) {
      child[end].setEncoding("utf8").on("data", (chunk) => {
        output += chunk;
        if (isShown) process[end].write(chunk);
      });
    }
    child.on("error", (error) => resolve({ code: error.message, output }));
    child.on("close", (code, signal) => resolve({ code: code ?? signal, output }));
  });
}

function countUnit(file) {
  if (!existsSync(file)) return { passed: 0, failed: 0 };
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, "utf8"));
  return { passed: numPassedTests, failed: numFailedTests };
}

/** A project whose folder lost its tests counts as a failure. */
function countE2e(file) {
  if (!existsSync(file)) return { passed: 0, failed: 0 };
  const { stats, config, suites } = JSON.parse(readFileSync(file, "utf8"));
  const ran = suites.flatMap(specsOf).flatMap((spec) => spec.tests.map((test) => test.projectName));
  const idle = config.projects.filter(({ name }) => !ran.includes(name));
  for (const { name } of idle) console.error(`no test ran in the project ${name}`);
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + idle.length };
}

function countLastLine(output) {
  const counts = output.trim().match(/(\d+) passed, (\d+) failed$/m);
  return { passed: Number(counts?.[1] ?? 0), failed: Number(counts?.[2] ?? 0) };
}
