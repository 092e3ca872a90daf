import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { layout, makeWeights, SPEC } from "../workload.ts";
import { pythonLacks, runPython } from "./python.ts";

/** The workload's files on disk. */
export interface Prepared {
  readonly folder: string;
  /** Why there is no ONNX file, or null. */
  readonly noOnnx: string | null;
}

/** Writes weights and layout, and the ONNX files where Python can; kept between runs. */
export async function prepare(root: string): Promise<Prepared> {
  const folder = join(root, "node_modules/.cache/spanloom/bench");
  mkdirSync(folder, { recursive: true });
  const description = JSON.stringify({ spec: SPEC, entries: layout() });
  const described = join(folder, "layout.json");
  const known = existsSync(described) && readFileSync(described, "utf8") === description;
  if (!known) {
    writeFileSync(join(folder, "weights.bin"), new Uint8Array(makeWeights().buffer));
    writeFileSync(described, description);
  }
  const exported = join(folder, "model.onnx"); // the last that is written
  return { folder, noOnnx: known && existsSync(exported) ? null : await exportOnnx(root, folder) };
}

async function exportOnnx(root: string, folder: string): Promise<string | null> {
  const lacking = await pythonLacks("torch", "transformers", "onnx");
  if (lacking) return lacking;
  try {
    await runPython([join(root, "bench/python/export_onnx.py"), folder]);
    return null;
  } catch (error) {
    return `the ONNX file could not be written: ${(error as Error).message}`;
  }
}
