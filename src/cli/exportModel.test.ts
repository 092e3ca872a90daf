import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
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

test("what is no model is the caller's mistake", async () => {
  const exported = exportModel("src/cli", { out: join(dir, "none"), dtype: "float32" });
  await expect(exported).rejects.toThrow(UserError);
});
