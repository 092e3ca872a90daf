import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { tooLargeForHalf } from "../io/safetensors.ts";
import { filesOfAny, openAnyModel } from "../model/modelFolder.ts";
import { wholeWeights } from "../model/weights.ts";
import { makeFolder } from "./files.ts";
import { folderOf } from "./hub/folderOf.ts";
import { checkExportFolder } from "./modelOut.ts";
import { loading, readingOf } from "./openModel.ts";

/** Settings of the command line; `export`. */
export interface ExportOptions {
  readonly out: string;
  readonly dtype: "float16" | "float32";
}

/**
 * Writes a model's folder anew: one of Spanloom, a checkpoint of SpERT, or a bare encoder, from
 * safetensors or a file of PyTorch, into a folder that is not there or empty.
 */
export async function exportModel(model: string, { out, dtype }: ExportOptions): Promise<void> {
  const folder = await folderOf(model);
  checkExportFolder(out, folder.path);
  const { description, ...read } = await readingOf(folder, openAnyModel);
  const weights = await loading(() => wholeWeights(read.weights));
  makeFolder(out);
  const files = filesOfAny(description, weights, dtype === "float16" ? "F16" : "F32");
  for (const [name, bytes] of files) writeFileSync(join(out, name), bytes);
  const card = await folder.read("README.md");
  if (card) writeFileSync(join(out, "README.md"), card);
  const single = dtype === "float16" ? tooLargeForHalf(weights) : [];
  if (single.length > 0)
    process.stderr.write(
      `Numbers too large for float16 are stored as float32: in ${single.join(", ")}\n`,
    );
}
