import { spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatSafetensors, parseSafetensors } from "../io/safetensors.ts";
import { isFrozen } from "../model/parameters.ts";
import { largestDifference } from "../parity/errors.ts";

const fixture = new URL("../parity/fixtures/tiny/", import.meta.url);
const launcher = new URL("launch.mjs", import.meta.url).pathname;
const dir = mkdtempSync(join(tmpdir(), "spanloom-"));
const at = (...path: string[]) => join(dir, ...path);

/** Settings of a training that leaves the weights all but as they were. */
const STILL = ["--epochs", "1", "--lr", "1e-9", "--head-lr", "1e-9"];

/** Runs the command line as a user does. */
function spanloom(args: readonly string[], options: { input?: string } = {}) {
  const child = spawnSync(process.execPath, [launcher, "spanloom", ...args], {
    encoding: "utf8",
    ...options,
  });
  const lines = child.stdout.split("\n").filter((line) => line !== "");
  return { code: child.status, lines, errors: child.stderr };
}

/** Scores a model of the folder on its data. */
const evaluated = (model: string) => {
  const from = ["--model", at(model), "--data", at("data.json")];
  return spanloom(["eval", ...from, "--json", "--backend", "wasm"]);
};

/** Starts the command and kills it when its first epoch is told. */
function killAfterFirstLine(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [launcher, "spanloom", ...args]);
  child.stdout.once("data", () => child.kill("SIGKILL"));
  return new Promise((done) => child.on("close", () => done()));
}

/**
 * Makes a model of so many layers, with feed-forward parts so wide. Its file has the size of that, but
 * takes no room on the disk.
 */
function enlarge(folder: string, layers: number, width: number): void {
  const config = JSON.parse(readFileSync(join(folder, "config.json"), "utf8"));
  const narrow = config.intermediate_size;
  const wide = { ...config, num_hidden_layers: layers, intermediate_size: width };
  writeFileSync(join(folder, "config.json"), JSON.stringify(wide));
  const path = join(folder, "model.safetensors");
  const bytes = readFileSync(path);
  const header = JSON.parse(bytes.toString("utf8", 8, 8 + Number(bytes.readBigUInt64LE())));
  const size = (of: readonly number[]) => of.reduce((product, axis) => product * axis, 1);
  let end = 0;
  const place = (name: string, { dtype, shape }: { dtype: string; shape: readonly number[] }) => {
    const isWide = /intermediate|layer\.\d+\.output\.dense/.test(name);
    const axes = isWide ? shape.map((axis) => (axis === narrow ? width : axis)) : shape;
    const begin = end;
    end += size(axes) * (dtype === "F16" ? 2 : 4);
    return [name, { dtype, shape: axes, data_offsets: [begin, end] }];
  };
  const placed = Object.entries<{ dtype: string; shape: number[] }>(header).flatMap(
    ([name, tensor]) => {
      const [, layer] = /layer\.(\d+)\./.exec(name) ?? [];
      if (name === "__metadata__" || Number(layer) > 0) return [];
      if (layer === undefined) return [place(name, tensor)];
      return Array.from({ length: layers }, (_, i) =>
        place(name.replace("layer.0.", `layer.${i}.`), tensor),
      );
    },
  );
  const text = JSON.stringify(Object.fromEntries(placed));
  const json = Buffer.from(text.padEnd(Math.ceil(text.length / 8) * 8));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  writeFileSync(path, Buffer.concat([length, json]));
  truncateSync(path, 8 + json.length + end);
}

const names = (list: string[]) =>
  Object.fromEntries(list.map((n) => [n, { short: n, verbose: n }]));
const types = {
  entities: names(["Person", "Place"]),
  relations: { Lives_In: { short: "Live", verbose: "Lives in", symmetric: false } },
};
const WORDS = ["ann", "bob", "lives", "works", "in", "at", "oslo", "rome", ".", "😀"];
const sentence = (who: string, verb: string, where: string) => ({
  tokens: [who, verb, "in", where, "."],
  entities: [
    { type: "Person", start: 0, end: 1 },
    { type: "Place", start: 3, end: 4 },
  ],
  relations: verb === "lives" ? [{ type: "Lives_In", head: 0, tail: 1 }] : [],
});
const data = ["ann", "bob"].flatMap((who) =>
  ["lives", "works"].flatMap((verb) => ["oslo", "rome"].map((at) => sentence(who, verb, at))),
);

beforeAll(() => {
  mkdirSync(at("encoder"));
  const given = JSON.parse(readFileSync(new URL("case.json", fixture), "utf8"));
  const weights = parseSafetensors(
    new Uint8Array(readFileSync(new URL("model.safetensors", fixture))),
    "model.safetensors",
    (name) => name.startsWith("bert."),
  );
  writeFileSync(at("encoder/config.json"), JSON.stringify({ ...given.cfg, model_type: "bert" }));
  const vocab = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", ...WORDS];
  writeFileSync(at("encoder/vocab.txt"), vocab.join("\n"));
  writeFileSync(at("encoder/model.safetensors"), formatSafetensors(weights, "F32"));
  writeFileSync(at("data.json"), JSON.stringify(data));
  writeFileSync(at("types.json"), JSON.stringify(types));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const recipe = ["--epochs", "25", "--batch", "2", "--lr", "0.003", "--backend", "wasm"];
const source = ["--data", at("data.json"), "--types", at("types.json")];
const train = (out: string, ...more: string[]) => [
  "train",
  ...source,
  "--encoder",
  at("encoder"),
  "--out",
  out,
  ...recipe,
  ...more,
];

describe("train, eval, predict", () => {
  test("a model is trained, a line of losses and scores an epoch", () => {
    const { code, lines, errors } = spanloom(train(at("model"), "--dev", at("data.json")));
    expect(errors).toContain("computing on CPU (WASM");
    expect(code).toBe(0);
    const log = lines.map((line) => JSON.parse(line));
    expect(log.map(({ epoch }) => epoch)).toEqual(Array.from({ length: 25 }, (_, i) => i + 1));
    expect(log[24].losses.total).toBeLessThan(0.5 * log[0].losses.total);
    expect(log[24].dev.entities.micro.f1).toBeGreaterThan(90);
    expect(existsSync(at("model/checkpoint"))).toBe(false);
    expect(readFileSync(at("model/README.md"), "utf8")).toContain("8 sentences");
  });

  test("what cannot fit in memory ends with code 2 and one line that says how much it needs", () => {
    cpSync(at("model"), at("huge"), { recursive: true });
    enlarge(at("huge"), 20, 1_000_000);
    const model = spanloom(["predict", "--model", at("huge"), "--backend", "wasm"], {
      input: "Ann lives in Oslo.",
    });
    expect(model.code).toBe(2);
    expect(model.lines).toEqual([]);
    expect(model.errors).toMatch(
      /^(?:computing on .*\n)?error: predicting needs about [\d.]+ GB of memory, of which [\d.]+ GB on the device, which has no more than 4\.\d GB\n$/,
    );
    const training = spanloom([...train(at("never")), "--batch", "1000000"]);
    expect(training.code).toBe(2);
    expect(training.errors).toMatch(
      /error: training needs about [\d.]+ GB of memory, of which .* has no more than 4\.\d GB: .*--batch, --accumulate\)\n$/,
    );
    expect(existsSync(at("never/model.safetensors"))).toBe(false);
  });

  test("a killed training resumes to the same model, bit by bit", async () => {
    await killAfterFirstLine(train(at("resumed")));
    expect(existsSync(at("resumed/model.safetensors"))).toBe(false);
    const again = spanloom(train(at("resumed"), "--resume"));
    expect(again.code).toBe(0);
    expect(again.lines.length).toBeLessThan(25);
    const weights = (model: string) => readFileSync(at(model, "model.safetensors"));
    expect(weights("resumed").equals(weights("model"))).toBe(true);
  });

  test("R-Drop is told by the card, and a killed training resumes with it", async () => {
    const how = ["--epochs", "3", "--r-drop", "2"];
    expect(spanloom(train(at("agreeing"), ...how)).code).toBe(0);
    const card = readFileSync(at("agreeing/README.md"), "utf8");
    expect(card).toContain("R-Drop of weight 2 (each batch twice)");
    await killAfterFirstLine(train(at("killed-agreeing"), ...how));
    expect(spanloom(train(at("killed-agreeing"), ...how, "--resume")).code).toBe(0);
    const weights = (model: string) =>
      parseSafetensors(readFileSync(at(model, "model.safetensors")), model);
    const resumed = weights("killed-agreeing");
    for (const [name, { data }] of weights("agreeing"))
      expect(largestDifference(resumed.get(name)?.data ?? [], data), name).toBeLessThan(1e-6);
  });

  test.each([
    { name: "between its two renames", as: "checkpoint.next" },
    { name: "before the old one is gone", as: "checkpoint.old" },
  ])("a checkpoint whose saving was killed $name is found", async ({ as }) => {
    const out = at(`killed-${as}`);
    await killAfterFirstLine(train(out));
    rmSync(join(out, as), { recursive: true, force: true });
    renameSync(join(out, "checkpoint"), join(out, as));
    const again = spanloom(train(out, "--resume"));
    expect(again.code).toBe(0);
    expect(again.lines.length).toBeLessThan(25);
  });

  test("a damaged checkpoint is told, with its name", async () => {
    await killAfterFirstLine(train(at("damaged")));
    writeFileSync(at("damaged/checkpoint/state.safetensors"), "half");
    const { code, lines, errors } = spanloom(train(at("damaged"), "--resume"));
    expect(errors).toMatch(/damaged\/checkpoint: is damaged: .*state\.safetensors/);
    expect([code, lines]).toEqual([2, []]);
  });

  test("eval says which sentence it split", () => {
    const long = { ...data[0], tokens: ["ann", ...Array(80).fill("in"), "oslo", "."] };
    writeFileSync(at("split.json"), JSON.stringify([data[0], long]));
    const args = ["--model", at("model"), "--data", at("split.json"), "--backend", "wasm"];
    expect(spanloom(["eval", ...args]).errors).toMatch(/^sentence 1: longer than the encoder/m);
  });

  test.each([
    {
      name: "to no number",
      lr: "1e25",
      says: /epoch 2, step \d+: the loss is not a number: lower --lr/,
    },
    { name: "out of all measure", lr: "1e6", says: /the loss has grown from .*: lower --lr/ },
  ])(
    "a training that diverges $name stops, and leaves the model that was there",
    ({ lr, says }) => {
      const kept = readFileSync(at("model/model.safetensors"));
      const own = `--batch 100 --epochs 3 --lr ${lr} --head-lr ${lr} --backend wasm`.split(" ");
      cpSync(at("model"), at("kept"), { recursive: true });
      own.push("--init", at("model"), "--out", at("kept"));
      const { code, errors } = spanloom(["train", ...source, ...own]);
      expect(code).toBe(2);
      expect(errors.trim().split("\n").at(-1)).toMatch(says);
      expect(readFileSync(at("kept/model.safetensors")).equals(kept)).toBe(true);
      expect(existsSync(at("kept/checkpoint"))).toBe(false);
    },
  );

  test("spans that the model cannot learn are told once, and what is not in gold has no score", () => {
    const words = Array.from({ length: 14 }, () => "lives");
    const long = {
      tokens: words,
      entities: [{ type: "Person", start: 0, end: 12 }],
      relations: [],
    };
    writeFileSync(at("long.json"), JSON.stringify([long]));
    const args = ["--data", at("long.json"), "--json", "--backend", "wasm"];
    const { code, lines, errors } = spanloom(["eval", "--model", at("model"), ...args]);
    expect(code).toBe(0);
    const told = "1 span is longer than the 10 words this model looks at: it cannot learn it.";
    expect(errors.split("\n").filter((line) => line === told)).toHaveLength(1);
    expect(JSON.parse(lines.at(-1) ?? "").relations.micro.f1).toBeNull();
    expect(lines.join("\n")).toMatch(/micro +– +– +–/);
  });

  test("a trained model of another width embedding is refused, by name", () => {
    writeFileSync(at("width.json"), '{"size_embedding": 9}');
    const args = ["--init", at("model"), "--config", at("width.json"), "--out", at("x")];
    const { code, errors } = spanloom(["train", "--data", at("data.json"), ...args]);
    expect(errors).toMatch(/width\.json, size_embedding: is 9, but the trained model has 25/);
    expect(code).toBe(2);
  });

  test("frozen layers stay as the encoder had them, and the card says so", () => {
    writeFileSync(at("frozen.json"), '{"frozen_layers": 1, "epochs": 2, "batch": 4}');
    const from = ["--encoder", at("encoder"), "--out", at("frozen"), "--backend", "wasm"];
    const { code } = spanloom(["train", ...source, ...from, "--config", at("frozen.json")]);
    expect(code).toBe(0);
    const read = (folder: string) =>
      parseSafetensors(new Uint8Array(readFileSync(at(folder, "model.safetensors"))), folder);
    const after = read("frozen");
    for (const [name, { data }] of read("encoder"))
      if (isFrozen(name, 1)) expect(after.get(name)?.data, name).toEqual(data);
      else expect(after.get(name)?.data, name).not.toEqual(data);
    const card = readFileSync(at("frozen/README.md"), "utf8");
    expect(card).toContain("embeddings and the lowest layer kept as they were");
  });

  test("eval ends with one JSON object; the folder suffices", () => {
    const { code, lines } = evaluated("model");
    expect(code).toBe(0);
    const scores = JSON.parse(lines.at(-1) as string);
    expect(scores.entities.micro.f1).toBeGreaterThan(90);
    expect(Object.keys(scores)).toEqual(["entities", "relations", "relationsStrict"]);
    expect(lines.join("\n")).toMatch(/^micro +\d/m);
  });

  test("eval leaves out relations between types that are nowhere related so, and weak ones", () => {
    const related = (...more: string[]) => {
      const from = ["--model", at("model"), "--data", at("data.json"), "--backend", "wasm"];
      const { code, lines } = spanloom(["eval", ...from, "--json", ...more]);
      expect(code).toBe(0);
      return JSON.parse(lines.at(-1) as string).relations.micro;
    };
    expect(related("--constraints", at("data.json")).recall).toBeGreaterThan(0);
    const turned = data.map(({ relations, ...words }) => ({
      ...words,
      relations: relations.map(({ type }) => ({ type, head: 1, tail: 0 })),
    }));
    writeFileSync(at("turned.json"), JSON.stringify(turned));
    expect(related("--constraints", at("turned.json")).recall).toBe(0);
    expect(related("--relation-threshold", "1").recall).toBe(0);
  });

  test("predict gives offsets in code points of the input", () => {
    const { code, lines } = spanloom(["predict", "--model", at("model"), "-", "--backend", "cpu"], {
      input: "😀 .\n\nann lives in oslo .",
    });
    expect(code).toBe(0);
    const [smile, line] = lines.map((text) => JSON.parse(text));
    expect(smile).toMatchObject({ id: "stdin", sentence: 0, text: "😀 .", start: 0, end: 3 });
    expect(line).toMatchObject({ sentence: 1, text: "ann lives in oslo .", start: 5, end: 24 });
    const [person, place] = line.entities;
    expect(person).toMatchObject({ type: "Person", text: "ann", start: 5, end: 8 });
    expect(place).toMatchObject({ type: "Place", text: "oslo", start: 18, end: 22 });
    expect(line.relations).toMatchObject([{ type: "Lives_In", head: 0, tail: 1 }]);
  });

  test("a reader that takes its time gets every line", () => {
    writeFileSync(at("long.txt"), "ann lives in oslo .\n\n".repeat(300));
    const command = `"${process.execPath}" "${launcher}" spanloom predict --backend wasm`;
    const pipe = `${command} --model "${at("model")}" "${at("long.txt")}" | (sleep 3; cat)`;
    const { stdout } = spawnSync("sh", ["-c", pipe], { encoding: "utf8" });
    expect(stdout.length).toBeGreaterThan(65_536); // what a pipe holds
    expect(JSON.parse(stdout.trim().split("\n").at(-1) as string).sentence).toBe(299);
  });

  test("JSON lines keep their ids", () => {
    const input = '{"id":7,"text":"ann lives in oslo ."}\n\n{"id":"b","text":""}\n';
    const { code, lines, errors } = spanloom(["predict", "--model", at("model"), "--jsonl"], {
      input,
    });
    expect(code).toBe(0);
    // Nor does the library that looks for a GPU say anything.
    for (const line of errors.trimEnd().split("\n"))
      expect(line).toMatch(/^(?:computing on |\d+ documents?)/);
    expect(lines.map((line) => JSON.parse(line).id)).toEqual([7]);
  });

  test("--init keeps what a model knows and adds a type", () => {
    const more = { ...types, entities: { New: { short: "N", verbose: "New" }, ...types.entities } };
    writeFileSync(at("more.json"), JSON.stringify(more));
    const { code } = spanloom([
      "train",
      "--data",
      at("data.json"),
      "--types",
      at("more.json"),
      "--init",
      at("model"),
      "--out",
      at("more"),
      ...STILL,
      "--backend",
      "wasm",
      "--dtype",
      "float16",
    ]);
    expect(code).toBe(0);
    const { lines } = evaluated("more");
    expect(JSON.parse(lines.at(-1) as string).entities.micro.f1).toBeGreaterThan(90);
  });
});

test("two sets of other types are trained on together, each sentence knowing its own", () => {
  const visits = { Visits: { short: "V", verbose: "Visits", symmetric: false } };
  mkdirSync(at("visits"));
  const others = data.map(({ tokens, entities: [, place] }) => ({
    tokens,
    entities: [{ ...place, type: "Town" }],
    relations: [],
  }));
  writeFileSync(at("visits/train.json"), JSON.stringify(others));
  writeFileSync(at("visits/dev.json"), JSON.stringify(others));
  const own = { entities: names(["Town"]), relations: visits };
  writeFileSync(at("visits/types.json"), JSON.stringify(own));
  const { code, lines, errors } = spanloom([
    "train",
    "--encoder",
    at("encoder"),
    "--out",
    at("both"),
    "--data",
    `${at("data.json")},${at("visits")}`,
    "--types",
    at("types.json"),
    "--dev",
    `${at("data.json")},${at("visits")}`,
    "--epochs",
    "1",
    "--backend",
    "wasm",
  ]);
  expect(errors).not.toContain("error");
  expect(code).toBe(0);
  expect(JSON.parse(lines[0]).epoch).toBe(1);
  const trained = JSON.parse(readFileSync(at("both/types.json"), "utf8"));
  expect(Object.keys(trained.entities)).toEqual(["Person", "Place", "Town"]);
  expect(Object.keys(trained.relations)).toEqual(["Lives_In", "Visits"]);
});

describe("mistakes end with code 2 and one line", () => {
  const bad = (change: object) => JSON.stringify([data[0], { ...data[1], ...change }]);
  const files: Record<string, string> = {
    "range.json": bad({ entities: [{ type: "Person", start: 4, end: 9 }] }),
    "type.json": bad({ entities: [{ type: "Ship", start: 0, end: 1 }], relations: [] }),
    "known.json": bad({ known: { entities: ["Person", "Ship"], relations: [] } }),
    "broken.json": '[{"tokens": ["a"',
    "config.json": '{"epochs": "many"}',
    "two-lines.json": '{"epochs": 1\n"batch": 2}',
  };
  beforeAll(() => {
    for (const [name, text] of Object.entries(files)) writeFileSync(at(name), text);
  });
  const dataOf = (file: string) => [
    "train",
    "--data",
    at(file),
    "--types",
    at("types.json"),
    "--encoder",
    at("encoder"),
    "--out",
    at("x"),
  ];

  test.each([
    { name: "no command", args: [], says: /Usage: spanloom/ },
    {
      name: "an unknown option",
      args: [...train(at("x")), "--bogus"],
      says: /unknown option '--bogus'/,
    },
    { name: "a missing option", args: ["eval", "--model", at("model")], says: /--data/ },
    {
      name: "data in two places",
      args: [...train(at("x")), "--project", at("a.spanloom")],
      says: /--data and --project exclude each other/,
    },
    { name: "a bad number", args: [...train(at("x")), "--epochs", "0"], says: /--epochs/ },
    { name: "a bad choice", args: ["eval", "--backend", "quantum"], says: /quantum/ },
    { name: "a missing file", args: dataOf("none.json"), says: /none\.json: no such file/ },
    {
      name: "a missing model",
      args: ["predict", "--model", at("none"), "-"],
      says: /none: no such folder/,
    },
    {
      name: "an encoder as a model",
      args: ["predict", "--model", at("encoder"), "-"],
      says: /no "spert_mt"/,
    },
    {
      name: "a span past its sentence",
      args: dataOf("range.json"),
      says: /range\.json, sentence 2, entities\[0\]/,
    },
    {
      name: "an unknown type",
      args: dataOf("type.json"),
      says: /type\.json, sentence 2, entities\[0\].*Ship/,
    },
    {
      name: "types for another number of files",
      args: [...dataOf("data.json"), "--data", `${at("data.json")},${at("type.json")}`].concat([
        "--types",
        `${at("types.json")},${at("types.json")},${at("types.json")}`,
      ]),
      says: /--data names 2 files and --types 3/,
    },
    {
      name: "a sentence that knows an unknown type",
      args: dataOf("known.json"),
      says: /known\.json, sentence 2, known\.entities\[1\].*Ship/,
    },
    {
      name: "a file where the model is to be",
      args: train(at("data.json", "model")),
      says: /data\.json: the folder cannot be made: a file is in the way/,
    },
    {
      name: "broken JSON of several lines",
      args: [...train(at("x")), "--config", at("two-lines.json")],
      says: /two-lines\.json, line 2: not JSON/,
    },
    { name: "broken JSON", args: dataOf("broken.json"), says: /broken\.json.*line 1/ },
    {
      name: "a bad config",
      args: [...train(at("x")), "--config", at("config.json")],
      says: /config\.json, epochs/,
    },
    {
      name: "more frozen layers than there are",
      args: [...train(at("x")), "--frozen-layers", "99"],
      says: /the encoder has \d+ layers: freeze 0 to \d+ of them/,
    },
  ])("$name", ({ args, says }) => {
    const { code, errors, lines } = spanloom(args);
    expect(errors).toMatch(says);
    expect(code).toBe(2);
    expect(lines).toEqual([]);
    if (args.length > 0)
      expect(
        errors
          .trim()
          .split("\n")
          .filter((line) => !line.startsWith("npm")),
      ).toHaveLength(1);
  });
});

describe("convert", () => {
  const samples = new URL("../io/fixtures/cases/", import.meta.url).pathname;
  const convert = (input: string, output: string) =>
    spanloom(["convert", "--from", "brat", "--to", "spert", input, output]);

  test("ends with 0 when anything was converted, and reports the rest on stderr", () => {
    const { code, lines, errors } = convert(
      `${samples}05-one-bad-line-refuses-all`,
      at("made/c.json"),
    );
    expect([code, lines]).toEqual([0, []]);
    expect(errors).toContain("left out: relations of a span to itself: 1\n  b.ann, line 3, R1\n");
    expect(JSON.parse(readFileSync(at("made/c.json"), "utf8"))).toHaveLength(8);
  });

  test("ends with 1 when nothing was, and says why", () => {
    mkdirSync(at("alone"));
    writeFileSync(at("alone/a.ann"), "T1\tA 0 1\tx");
    const { code, errors } = convert(at("alone"), at("nothing.json"));
    expect(code).toBe(1);
    expect(errors).toContain("not read: a.ann: its text is missing: add a.txt");
    expect(errors.trimEnd().split("\n").at(-1)).toBe(
      `error: ${at("alone")}: nothing was converted`,
    );
    expect(existsSync(at("nothing.json"))).toBe(false);
  });

  test("standard input goes to standard output, whatever form it has; a bad line is told", () => {
    const input = '{"text": "Ada left.", "label": [[0, 3, "P"]]}\nnot JSON\n{"text": "Bob."}\n';
    const made = spanloom(["convert", "--to", "prodigy", "-", "-"], { input });
    expect(made.code).toBe(1);
    expect(made.lines.map((line) => JSON.parse(line).text)).toEqual(["Ada left.", "Bob."]);
    expect(made.errors).toContain("left out: lines that are not JSON: 1\n  stdin, line 2\n");
  });

  test.each([
    { args: ["a", "b", "--to", "spert"], says: "a: there is no such file or folder" },
    {
      args: ["none.txt", "out.json"],
      says: "error: none.txt: there is no such file or folder\n",
    },
    { args: [samples, "out.json"], says: "out.json: .json is written by several formats (" },
    { args: [samples, "out"], says: "out: its name says no format: name one with --to" },
    { args: [samples, "out.mp3"], says: "out.mp3: .mp3 is written by no format" },
    {
      args: [samples, "-", "--to", "brat"],
      says: "standard output: this format has several files",
    },
    { args: [samples], says: "convert: IN and OUT are wanted, or --list" },
    { args: [samples, "x.csv", "--write"], says: "--markdown and --write go with --list" },
    { args: ["--list", samples], says: "--list converts nothing: IN and OUT do not go with it" },
    { args: ["--list", "--write"], says: "--write goes with --list --markdown" },
    { args: [samples, "x", "--to", "papyrus"], says: "papyrus" },
  ])("wrong use ends with 2: $says", ({ args, says }) => {
    const { code, errors, lines } = spanloom(["convert", ...args]);
    expect(errors).toContain(says);
    expect([code, lines]).toEqual([2, []]);
  });
});
