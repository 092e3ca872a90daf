import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const launcher = new URL("../launch.mjs", import.meta.url).pathname;
const model = new URL("../../../e2e/tiny/model", import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), "spanloom-corpus-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

const command = (args: readonly string[]) => [
  launcher,
  "spanloom",
  "predict",
  "--jsonl",
  "--model",
  model,
  "--backend",
  "wasm",
  ...args,
];

/** Runs the command to its end. */
function predict(args: readonly string[], input?: string | Uint8Array) {
  const made = spawnSync(process.execPath, command(args), {
    encoding: "utf8",
    input,
    maxBuffer: 2 ** 28,
  });
  return { code: made.status, out: made.stdout, errors: made.stderr };
}

/** Runs it on half of the corpus, does something when its first lines are written, and gives the rest. */
async function predictUntil(
  args: readonly string[],
  then: (child: ChildProcess) => void,
  file?: string,
) {
  const child = spawn(process.execPath, command(args));
  let [out, errors] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (some) => {
    out += some;
  });
  child.stderr.setEncoding("utf8").on("data", (some) => {
    errors += some;
  });
  child.stdin.on("error", () => {}); // it may have ended by then
  const closed = new Promise<number | null>((done) => child.on("close", done));
  child.stdin.write(LINES.slice(0, LINES.length / 2).join(""));
  const hasBegun = () => (file ? existsSync(file) && readFileSync(file).length > 0 : out !== "");
  while (!hasBegun()) await new Promise((done) => setTimeout(done, 5));
  then(child);
  child.stdin.end(LINES.slice(LINES.length / 2).join(""));
  return { code: await closed, out, errors };
}

const NAMES = ["Ida Moss", "Robert Vane", "Grace Dahl", "Luc Berg", "Vera Holt"];
const PLACES = ["Oslo", "Paris", "Port Merrow", "Rome", "Halden Bay"];
const said = (i: number) => {
  const lives = `${NAMES[i % 5]} lives in ${PLACES[(i >> 2) % 5]}.`;
  return ["Nobody came.", lives, `😀 ${lives} ${NAMES[(i >> 3) % 5]} works in Paris.`][i % 3];
};
const LINES = Array.from(
  { length: 2000 },
  (_, i) => `${JSON.stringify({ id: `d${i}`, text: said(i) })}\n`,
);
writeFileSync(at("corpus.jsonl"), LINES.join(""));
let whole = "";
const inOneProcess = () => {
  whole ||= predict([at("corpus.jsonl")]).out;
  return whole;
};

test("a line a sentence or a document, and bad lines are told", () => {
  const lines = [
    '{"id":"a","text":"Ida Moss lives in Oslo. Nobody came.","more":1}\r',
    "",
    '{"text":"😀 Luc Berg lives in Paris."}',
    '{"id":"b"}',
    '{"id":"a","text":""}',
    "broken",
    '{"id":9,"text":"It was quiet."}', // and no end
  ].join("\n");
  const bySentence = predict([], `\ufeff${lines}`);
  expect(bySentence.code).toBe(1);
  const sentences = bySentence.out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(sentences.map(({ id, sentence, start }) => [id, sentence, start])).toEqual([
    ["a", 0, 0],
    ["a", 1, 24],
    [3, 0, 0],
    [9, 0, 0],
  ]);
  expect(
    sentences[2].entities.map(({ start, text }: { start: number; text: string }) => [start, text]),
  ).toContainEqual([20, "Paris"]);
  expect(bySentence.errors).toContain("stdin, line 4: text: a string is wanted\n");
  expect(bySentence.errors).toContain("stdin, line 6: not JSON");
  expect(bySentence.errors).toMatch(
    /\n6 documents read: 4 written, 2 bad \(stdin, line 4; stdin, line 6\), 20 words, \d+ words a second\n$/,
  );

  const byDocument = predict(["--per", "document", "--workers", "2"], lines);
  expect(byDocument.code).toBe(1);
  const documents = byDocument.out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const within = sentences.map(({ id: _, sentence: __, ...rest }) => rest);
  expect(documents).toEqual([
    { id: "a", sentences: within.slice(0, 2) },
    { id: 3, sentences: [within[2]] },
    { id: "b", error: "text: a string is wanted" },
    { id: "a", sentences: [] },
    { id: 6, error: expect.stringContaining("not JSON") },
    { id: 9, sentences: [within[3]] },
  ]);
});

test("several processes write what one writes, though one of them is killed", async () => {
  let killed = 0;
  const made = await predictUntil(["--workers", "2"], (parent) => {
    const [child] = childrenOf(parent.pid!);
    killed = child;
    process.kill(child, "SIGKILL");
  });
  expect(killed).toBeGreaterThan(0);
  expect(made.errors).toContain("a worker died (SIGKILL): another one reads what it had not\n");
  expect(made.code).toBe(0);
  expect(made.out === inOneProcess()).toBe(true);
});

test("a run that was killed goes on where its file ends", async () => {
  const out = at("out.jsonl");
  await predictUntil(["--out", out], (child) => child.kill("SIGKILL"), out);
  const begun = readFileSync(out, "utf8");
  expect(inOneProcess().startsWith(begun)).toBe(true);
  expect(begun.length).toBeLessThan(inOneProcess().length);
  appendFileSync(out, inOneProcess().slice(begun.length, begun.length + 20)); // a cut line
  const args = ["--out", out, at("corpus.jsonl")];
  expect(predict(args)).toMatchObject({
    code: 2,
    errors: `error: ${out}: is there: --resume goes on with it\n`,
  });
  const again = predict([...args, "--resume"]);
  expect(again.code).toBe(0);
  expect(again.errors).toMatch(
    /\n2000 documents read: \d+ written, \d+ skipped, as they were written before, 0 bad,/,
  );
  expect(readFileSync(out, "utf8") === inOneProcess()).toBe(true);
});

test("a run that is stopped ends with whole lines", async () => {
  const out = at("stopped.jsonl");
  const args = ["--workers", "2", "--out", out];
  const { code, errors } = await predictUntil(args, (child) => child.kill("SIGINT"), out);
  expect(code).toBe(130);
  expect(errors).toMatch(/documents read: .*\nstopped: --resume goes on\n$/s);
  const begun = readFileSync(out, "utf8");
  expect(begun.endsWith("}\n")).toBe(true);
  expect(inOneProcess().startsWith(begun)).toBe(true);
});

test("whoever writes gets an answer before the end of what is written", async () => {
  const child = spawn(process.execPath, command(["--workers", "1", "--per", "document"]));
  const answers = child.stdout.setEncoding("utf8")[Symbol.asyncIterator]();
  for (const id of ["first", "second"]) {
    child.stdin.write(`${JSON.stringify({ id, text: "Nobody came." })}\n`);
    expect(JSON.parse((await answers.next()).value)).toMatchObject({ id });
  }
  child.stdin.end();
  expect(await new Promise((done) => child.on("close", done))).toBe(0);
});

test("a reader that has seen enough ends it quietly", () => {
  const line = command([at("corpus.jsonl")])
    .map((part) => `"${part}"`)
    .join(" ");
  const made = spawnSync("sh", ["-c", `"${process.execPath}" ${line} | head -n 1`], {
    encoding: "utf8",
  });
  expect(made.stdout.split("\n")).toHaveLength(2);
  expect(made.stderr).not.toMatch(/error|EPIPE/i);
});

test.each([
  { args: ["--resume"], says: "predict: --resume goes with --out FILE" },
  {
    args: [at("corpus.jsonl"), "--out", `${folder}/./corpus.jsonl`, "--resume"],
    says: "corpus.jsonl: is read from: --out names another file",
  },
  { args: [at("corpus.jsonl"), at("none")], says: "none: no such file" },
  { args: ["--model", at("none"), "--workers", "2"], says: "none: no such folder" },
])("wrong use ends with 2: $says", ({ args, says }) => {
  const { code, out, errors } = predict(args, "");
  expect(errors).toContain(says);
  expect(errors.trim().split("\n")).toHaveLength(1);
  expect([code, out]).toEqual([2, ""]);
});

/** Processes that a process began. Of Linux. */
function childrenOf(pid: number): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, "utf8");
        return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]) === pid;
      } catch {
        return false; // it has ended
      }
    })
    .map(Number);
}
