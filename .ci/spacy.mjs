// `npm run spacy`: what is written for spaCy is read by spaCy itself, into a DocBin and out of it
// again. It needs Python 3 and fetches spaCy, so it is no part of `npm test`.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = ".cache/spacy";
const SAMPLES = ["src/io/fixtures/brat/mspt", "src/io/fixtures/brat/brat-news-tutorial"];

const run = (command, args) =>
  execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
const convert = (...args) => run("node", ["src/cli/launch.mjs", "spanloom", "convert", ...args]);
const linesOf = (file) =>
  readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

mkdirSync(FOLDER, { recursive: true });
const python = join(FOLDER, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
if (!existsSync(python)) run("python3", ["-m", "venv", FOLDER]);
run(python, ["-m", "pip", "install", "--quiet", "spacy==3.8.*"]);

let failed = 0;
for (const [i, sample] of SAMPLES.entries()) {
  const [lines, docbin, back, again] = ["jsonl", "spacy", "back.jsonl", "again.jsonl"].map(
    (ending) => join(FOLDER, `${i}.${ending}`),
  );
  convert("--from", "brat", "--to", "prodigy", sample, lines);
  const written = linesOf(lines).reduce((sum, { spans }) => sum + (spans?.length ?? 0), 0);
  const told = JSON.parse(run(python, [".ci/spacy/docbin.py", lines, docbin, back]));
  convert("--from", "prodigy", "--to", "prodigy", back, again);
  const returned = linesOf(again).reduce((sum, { spans }) => sum + (spans?.length ?? 0), 0);
  const isWhole = told.spans === written && told.lost === 0 && returned === written;
  if (!isWhole) failed++;
  console.log(
    `${sample}: ${written} spans written, spaCy has ${told.spans}, ${returned} come back`,
  );
}
console.log(`${SAMPLES.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
