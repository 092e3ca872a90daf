// `npm run pack -- --model DIR OUT`: the command line, a model and what programs in Python need to
// talk to them, as a folder or a .zip to ship to the workers of a cluster. They need Node 20.19 or
// later, unless `--node FILE` packs one for them.
import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { zipSync } from "fflate";
import { bundled } from "../src/cli/bundle.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const USAGE = `npm run pack -- --model DIR [--node FILE] [--webgpu] OUT
  --model DIR   the trained model
  --node FILE   a Node for the workers, of their platform
  --webgpu      WebGPU for workers of this platform that have a GPU
  OUT           a folder that is not there yet, or a .zip`;

/** Starts the bundle, which looks for its files here. */
const LAUNCHER = `process.env.SPANLOOM_ROOT = import.meta.dirname;
await import("./bundle.mjs");
`;

const { model, node, webgpu, out } = wanted();
const isZip = /\.zip$/i.test(out);
const folder = isZip ? mkdtempSync(join(tmpdir(), "spanloom-pack-")) : out;
try {
  await fill(folder);
  if (isZip) writeFileSync(out, zipSync(filesIn(folder), { level: 1 }));
} finally {
  if (isZip) rmSync(folder, { recursive: true });
}
console.log(`${out}: predict --jsonl with the model of ${model}`);

function wanted() {
  const fail = (fault) => {
    console.error(`error: ${fault}\n${USAGE}`);
    process.exit(2);
  };
  const text = { type: "string" };
  const options = { model: text, node: text, webgpu: { type: "boolean", default: false } };
  let read;
  try {
    read = parseArgs({ options, allowPositionals: true });
  } catch (error) {
    fail(error.message);
  }
  const { values, positionals } = read;
  if (positionals.length !== 1 || !values.model) fail("a model and one OUT are wanted");
  const [out] = positionals;
  for (const path of [values.model, values.node])
    if (path !== undefined && !existsSync(path)) fail(`${path}: is not there`);
  if (existsSync(out) && !/\.zip$/i.test(out)) fail(`${out}: is there`);
  return { ...values, out };
}

async function fill(to) {
  mkdirSync(to, { recursive: true });
  writeFileSync(join(to, "spanloom.mjs"), LAUNCHER);
  writeFileSync(join(to, "bundle.mjs"), await bundled(root, join(root, "src/cli/spanloom.ts")));
  cpSync(join(root, "examples/spanloom_lines.py"), join(to, "spanloom_lines.py"));
  const kernels = readdirSync(join(root, "src/kernels/wasm")).filter((file) =>
    file.endsWith(".wasm"),
  );
  for (const file of ["src/engine/wasm/helper.mjs", ...kernels.map((k) => `src/kernels/wasm/${k}`)])
    cpSync(join(root, file), join(to, file));
  cpSync(model, join(to, "model"), { recursive: true, dereference: true });
  if (node) cpSync(node, join(to, "node"), { dereference: true });
  if (webgpu) packWebGpu(join(to, "node_modules/webgpu"));
  // It has to start where there is nothing else.
  execFileSync(process.execPath, [join(to, "spanloom.mjs"), "--help"], { cwd: to });
}

/** The package without what other platforms need. */
function packWebGpu(to) {
  const from = join(root, "node_modules/webgpu");
  if (!existsSync(from)) throw new Error("the optional package webgpu is not installed");
  const platform =
    process.platform === "darwin" ? "darwin-universal" : `${process.platform}-${process.arch}`;
  for (const path of ["package.json", "index.js", `dist/${platform}`])
    cpSync(join(from, path), join(to, path), { recursive: true });
}

function filesIn(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(folder, path).split(sep).join("/"), readFileSync(path)]),
  );
}
