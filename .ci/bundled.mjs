// Writes the list of the bundled models' files, by which the page keeps them and knows them again.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const MODELS = "public/models";
const files = {};
for (const model of readdirSync(MODELS).sort())
  for (const file of readdirSync(join(MODELS, model)).sort()) {
    const bytes = readFileSync(join(MODELS, model, file));
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    files[`${model}/${file}`] = { bytes: bytes.length, sha256 };
  }
writeFileSync("src/worker/bundledList.json", `${JSON.stringify(files, null, 2)}\n`);
