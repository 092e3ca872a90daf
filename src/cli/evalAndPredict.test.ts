import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { data, LAUNCHER, spanloom, workplace } from "./fixtures/commandLine.ts";

const { at, train, evaluated } = workplace();
beforeAll(() => {
  spanloom(train(at("model")));
});

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

test("eval says which sentence it split", () => {
  const long = { ...data[0], tokens: ["ann", ...Array(80).fill("in"), "oslo", "."] };
  writeFileSync(at("split.json"), JSON.stringify([data[0], long]));
  const args = ["--model", at("model"), "--data", at("split.json"), "--backend", "wasm"];
  expect(spanloom(["eval", ...args]).errors).toMatch(/^sentence 1: longer than the encoder/m);
});

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
  const command = `"${process.execPath}" "${LAUNCHER}" spanloom predict --backend wasm`;
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
