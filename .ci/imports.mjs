// Checks who imports whom, and that no source file was overlooked: with a TypeScript that
// dependency-cruiser does not support it finds no modules and passes.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";

const FOLDERS = ["src", "e2e", "bench", ".ci", "examples"];

const cruise = spawnSync("depcruise", [...FOLDERS, "--output-type", "json"], {
  encoding: "utf8",
  maxBuffer: 2 ** 28,
  shell: process.platform === "win32",
});
if (cruise.error) throw cruise.error;
if (!cruise.stdout) throw new Error(`dependency-cruiser printed nothing: ${cruise.stderr}`);
const { modules, summary } = JSON.parse(cruise.stdout);

const cruised = new Set(modules.map((module) => module.source));
const files = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true }).map((file) => `${folder}/${file.replaceAll("\\", "/")}`),
).filter((file) => /\.(ts|tsx|mjs|js)$/.test(file) && !/\.d\.m?ts$|node_modules/.test(file));
const overlooked = files.filter((file) => !cruised.has(file));

for (const { rule, from, to } of summary.violations)
  console.error(`${rule.severity} ${rule.name}: ${from} -> ${to}`);
for (const file of overlooked) console.error(`error not-cruised: ${file}`);
console.log(
  `${files.length} source files, ${summary.totalDependenciesCruised} imports, ` +
    `${summary.violations.length} forbidden, ${overlooked.length} files overlooked`,
);
process.exitCode = files.length > 0 && summary.error === 0 && overlooked.length === 0 ? 0 : 1;
