import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { checkTrainedFolder, writeTrained } from "./modelOut.ts";
import { trainCommand } from "./train.ts";

const ENCODER = "src/parity/fixtures/encoders/roberta";
const MODEL = "e2e/tiny/model";
const all = mkdtempSync(join(tmpdir(), "model-out-"));
afterAll(() => rmSync(all, { recursive: true, force: true }));

let dir = "";
beforeEach(() => {
  dir = mkdtempSync(join(all, "test-"));
});
const at = (path: string) => join(dir, path);
const bytesOf = (text: string) => new TextEncoder().encode(text);

test.each(["encoder", "init"] as const)(
  "what a training starts from is not written over: %s",
  async (option) => {
    cpSync(option === "init" ? MODEL : ENCODER, at("source"), { recursive: true });
    symlinkSync(at("source"), at("link"), "dir");
    writeFileSync(at("data.json"), "[]");
    const before = readFileSync(at("source/model.safetensors"));
    for (const out of [at("source"), at("link"), `${dir}/none/../source`]) {
      const trained = trainCommand({
        [option]: at("source"),
        out,
        data: [at("data.json")],
        resume: false,
        dtype: "float16",
        backend: "cpu",
        command: "",
      });
      await expect(trained).rejects.toThrow(`${out}: is read from`);
    }
    expect(readFileSync(at("source/model.safetensors")).equals(before)).toBe(true);
    expect(readdirSync(dir).sort()).toEqual(["data.json", "link", "source"]);
  },
);

test("a file that is read, or is linked to, is not written over", () => {
  cpSync(MODEL, at("out"), { recursive: true });
  mkdirSync(at("source"));
  symlinkSync(at("out/model.safetensors"), at("source/model.safetensors"));
  expect(() => checkTrainedFolder(at("out"), [at("source")])).toThrow(
    `${at("out/model.safetensors")}: is read from`,
  );
  expect(() => checkTrainedFolder(at("out"), [at("out/types.json")])).toThrow(
    /types\.json: is read/,
  );
  expect(() => checkTrainedFolder(at("out"), [at("out/train.json"), at("none")])).not.toThrow();
});

test.each([
  { name: "an encoder", files: { "config.json": "{}", "vocab.txt": "a" }, says: "vocab.txt" },
  { name: "a set of data", files: { "train.json": "[]", "types.json": "{}" }, says: "types.json" },
  { name: "what is no model", files: { "README.md": "mine" }, says: "README.md" },
  {
    name: "a model of Spanloom beside weights of another",
    files: { "config.json": '{"spert_mt":{}}', "pytorch_model.bin": "" },
    says: "pytorch_model.bin",
  },
])("the folder of $name is refused", ({ files, says }) => {
  for (const [name, text] of Object.entries(files)) writeFileSync(at(name), text);
  expect(() => checkTrainedFolder(dir, [])).toThrow(/: holds .*, which no training/);
  expect(() => checkTrainedFolder(dir, [])).toThrow(says);
});

test("an earlier training is replaced by all its files, and nothing else", () => {
  cpSync(MODEL, at("out"), { recursive: true });
  mkdirSync(at("out/checkpoint"));
  for (const name of ["merges.txt", "README.md", "notes.txt"])
    writeFileSync(at(`out/${name}`), "old");
  writeFileSync(at("elsewhere"), "kept");
  rmSync(at("out/model.safetensors"));
  symlinkSync(at("elsewhere"), at("out/model.safetensors"));
  expect(() => checkTrainedFolder(at("out"), [ENCODER])).not.toThrow();
  const files = ["config.json", "types.json", "vocab.txt", "model.safetensors"];
  writeTrained(at("out"), new Map(files.map((name) => [name, bytesOf(name)])));
  expect(readdirSync(at("out")).sort()).toEqual([...files, "checkpoint", "notes.txt"].sort());
  for (const name of files) expect(readFileSync(at(`out/${name}`), "utf8")).toBe(name);
  expect(readFileSync(at("elsewhere"), "utf8")).toBe("kept");
});

test.each(["not there", "empty", "of a killed training"])(
  "a folder that is %s will do",
  (which) => {
    if (which !== "not there") mkdirSync(at("out"));
    if (which === "of a killed training") mkdirSync(at("out/checkpoint"));
    expect(() => checkTrainedFolder(at("out"), [ENCODER])).not.toThrow();
  },
);

test.each(["checkpoint", "checkpoint.next", "checkpoint.old"])(
  "a folder %s that no training wrote is not replaced by one",
  (name) => {
    cpSync(MODEL, at("out"), { recursive: true });
    mkdirSync(at(`out/${name}`));
    for (const file of ["state.json", "state.safetensors"])
      writeFileSync(at(`out/${name}/${file}`), "");
    expect(() => checkTrainedFolder(at("out"), [])).not.toThrow();
    writeFileSync(at(`out/${name}/pytorch_model.bin`), "mine");
    const says = `${at(`out/${name}`)}: is no checkpoint of Spanloom`;
    expect(() => checkTrainedFolder(at("out"), [])).toThrow(says);
    rmSync(at(`out/${name}`), { recursive: true });
    writeFileSync(at(`out/${name}`), "mine");
    expect(() => checkTrainedFolder(at("out"), [])).toThrow(says);
  },
);
