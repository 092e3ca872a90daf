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
import { afterAll, expect, test } from "vitest";
import { POINTER } from "../io/fixtures/lfsPointer.ts";
import { parseSafetensors } from "../io/safetensors.ts";
import { exportModel } from "./exportModel.ts";
import { UserError } from "./userError.ts";

const ENCODER = "src/parity/fixtures/encoders/roberta";
const dir = mkdtempSync(join(tmpdir(), "export-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const weightsIn = (folder: string) =>
  parseSafetensors(new Uint8Array(readFileSync(join(folder, "model.safetensors"))), folder);

test("a bare encoder is written as float16: half the size, each number the nearest half", async () => {
  const out = join(dir, "half");
  await exportModel(ENCODER, { out, dtype: "float16" });
  expect(readdirSync(out).sort()).toEqual(["config.json", "model.safetensors", "tokenizer.json"]);
  const [before, after] = [weightsIn(ENCODER), weightsIn(out)];
  expect(after.size).toBeGreaterThan(30);
  for (const [name, { data }] of after) {
    const was = before.get(name) ?? before.get(name.replace("roberta.", ""));
    expect(was?.data.length).toBe(data.length);
    for (let i = 0; i < data.length; i++)
      // Half a unit in the last of eleven binary digits.
      expect(Math.abs(data[i] - (was?.data[i] ?? 0))).toBeLessThanOrEqual(
        Math.max(Math.abs(was?.data[i] ?? 0) * 2 ** -11, 2 ** -25),
      );
  }
  const size = (folder: string) => readFileSync(join(folder, "model.safetensors")).length;
  expect(size(out)).toBeLessThan(0.6 * size(ENCODER));
});

test("written as float32 it is the same", async () => {
  const out = join(dir, "single");
  await exportModel(ENCODER, { out, dtype: "float32" });
  const before = weightsIn(ENCODER);
  for (const [name, { data }] of weightsIn(out))
    expect(data).toEqual((before.get(name) ?? before.get(name.replace("roberta.", "")))?.data);
});

test("a folder that holds anything is refused, the model's own also by another name of it", async () => {
  const model = join(dir, "model");
  cpSync(ENCODER, model, { recursive: true });
  symlinkSync(model, join(dir, "link"), "dir");
  const before = weightsIn(model);
  for (const out of [model, join(dir, "link"), `${dir}/model/../model/`]) {
    const exported = exportModel(model, { out, dtype: "float16" });
    await expect(exported).rejects.toThrow(`${out}: is read from`);
    const linked = exportModel(join(dir, "link"), { out, dtype: "float16" });
    await expect(linked).rejects.toThrow(UserError);
  }
  expect(weightsIn(model)).toEqual(before);
  const full = join(dir, "full");
  mkdirSync(full);
  await exportModel(model, { out: full, dtype: "float16" });
  const again = exportModel(model, { out: full, dtype: "float16" });
  await expect(again).rejects.toThrow(`${full}: is not empty`);
});

test("an archive and a pointer of Git LFS are told as what they are", async () => {
  const zip = join(dir, "model.zip");
  writeFileSync(zip, "PK");
  const exported = exportModel(zip, { out: join(dir, "none"), dtype: "float16" });
  await expect(exported).rejects.toThrow("a model's folder is wanted: unpack it first");
  for (const file of ["model.safetensors", "tokenizer.json", "config.json"]) {
    const model = join(dir, `without-${file}`);
    cpSync(ENCODER, model, { recursive: true });
    writeFileSync(join(model, file), POINTER);
    const pointed = exportModel(model, { out: join(dir, "none"), dtype: "float16" });
    await expect(pointed).rejects.toThrow(`${file}: is a Git LFS pointer`);
  }
  expect(readdirSync(dir)).not.toContain("none");
});

test("what is no model is the caller's mistake", async () => {
  const exported = exportModel("src/cli", { out: join(dir, "none"), dtype: "float32" });
  await expect(exported).rejects.toThrow(UserError);
});
