import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finish } from "../../src/cli/finish.ts";
import { projectRoot } from "../../src/cli/host.ts";
import { trainCommand } from "../../src/cli/train.ts";
import { seededRandom } from "../../src/core/learn/random.ts";
import { makeEncoder } from "./makeEncoder.ts";
import { makeNamed } from "./named.ts";
import { tinySentences, tinyVocabulary } from "./sentences.ts";

const SEED = 1;
const SENTENCES = 1500;

/** Trains the tiny models of the journeys from nothing: with the types of the bundled one, and by names. */
async function makeTiny(): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), "spanloom-tiny-"));
  const sentences = tinySentences(SENTENCES, seededRandom(SEED));
  const data = join(work, "train.json");
  writeFileSync(data, JSON.stringify(sentences));
  makeEncoder(join(work, "encoder"), tinyVocabulary(sentences, 5), SEED);
  await trainCommand({
    data: [data],
    types: [join(projectRoot, "public/models/conll04/types.json")],
    encoder: join(work, "encoder"),
    out: join(projectRoot, "e2e/tiny/model"),
    resume: false,
    dtype: "float16",
    backend: "wasm",
    epochs: 8,
    batch: 8,
    lr: 2e-3,
    seed: SEED,
    command: "npm run tiny",
  });
  await makeNamed({ sentences, encoder: join(work, "encoder") });
  rmSync(work, { recursive: true });
}

await makeTiny();
await finish(0);
