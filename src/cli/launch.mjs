// Bundles a command's TypeScript sources for Node and runs it: `node src/cli/launch.mjs NAME …`.
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const cache = join(root, "node_modules/.cache/spanloom");
const [name] = process.argv.splice(2, 1);
/** Where a command lies that is none of those here. */
const ELSEWHERE = {
  bench: "bench/bench.ts",
  fuzz: "bench/fuzz/fuzz.ts",
  kills: "e2e/kills/kills.ts",
  soak: "e2e/soak/soak.ts",
  tiny: "e2e/tiny/tiny.ts",
};
const source = join(root, ELSEWHERE[name] ?? `src/cli/${name}.ts`);
process.env.SPANLOOM_ROOT = root;

const file = join(cache, `${name}-${stampOfSources()}.mjs`);
if (!existsSync(file)) {
  const { bundled } = await import("./bundle.mjs");
  store(await bundled(root, source));
}
await import(pathToFileURL(file).href);

/** Says when, and how large, all was written that a bundle is made of. */
function stampOfSources() {
  const folders = ["src", "bench", "e2e"].filter((folder) => existsSync(join(root, folder)));
  const paths = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((path) => join(folder, path)),
  );
  const hash = createHash("sha256");
  for (const path of [...paths.sort(), "package-lock.json"]) {
    const written = statSync(join(root, path), { throwIfNoEntry: false });
    hash.update(`${path} ${written?.mtimeMs} ${written?.size}\n`);
  }
  return hash.digest("hex").slice(0, 16);
}

/** Keeps a bundle, so that commands running side by side never see half of one. */
function store(code) {
  mkdirSync(cache, { recursive: true });
  removeOld();
  const whole = `${file}.${process.pid}`;
  writeFileSync(whole, code);
  renameSync(whole, file);
}

function removeOld() {
  const dayAgo = Date.now() - 24 * 3600 * 1000;
  for (const entry of readdirSync(cache, { withFileTypes: true })) {
    const path = join(cache, entry.name);
    if (entry.isFile() && statSync(path).mtimeMs < dayAgo) rmSync(path, { force: true });
  }
}
