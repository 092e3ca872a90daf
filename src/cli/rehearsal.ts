// Draws the bundled rehearsal text from sets of many domains: `npm run rehearsal -- DIR`.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { z } from "zod";
import { seededRandom, shuffled } from "../core/learn/random.ts";
import { predictSentences } from "../model/predictSentences.ts";
import { diskFolder } from "./files.ts";
import { finish } from "./finish.ts";
import { projectRoot, startDevice } from "./host.ts";
import { openModel } from "./openModel.ts";
import { progressLine } from "./progress.ts";

/** How many sentences of each set, whatever is in them; all sets are CC0, CC BY or MIT. */
const SETS = {
  "re-docred": 40,
  wikigold: 40,
  "semeval2010-task8": 25,
  litbank: 25,
  bc5cdr: 25,
  "job-adverts": 20,
  craft: 15,
  somesci: 15,
  "wet-lab-protocols": 15,
  "sec-filings": 15,
  snips: 15,
} as const;

/** Where sentences are looked for in which the model finds relations, and how many of each type. */
const RELATED = ["re-docred", "wikigold", "wiki80", "fewrel-wiki"];
const [LOOKED_THROUGH, EACH_TYPE] = [1500, 50];

/** Of such lengths, in words: whole sentences, and no lists. */
const [SHORTEST, LONGEST] = [8, 26];
const SEED = 20;

const record = z.array(z.object({ tokens: z.array(z.string()) }));

/** Sentences of a set in random order, none twice. */
function sentencesOf(folder: string): string[] {
  const all = record
    .parse(JSON.parse(readFileSync(join(folder, "data.json"), "utf8")))
    .map(({ tokens }) => tokens)
    .filter((tokens) => tokens.length >= SHORTEST && tokens.length <= LONGEST)
    .filter((tokens) => tokens.every((token) => token !== "" && !/\s/.test(token)))
    .map((tokens) => tokens.join(" "));
  return shuffled([...new Set(all)], seededRandom(SEED));
}

/** Sentences in which a model finds relations: so many of each type, as far as there are. */
async function related(modelFolder: string, sentences: readonly string[]): Promise<string[]> {
  const { load } = await openModel(diskFolder(modelFolder));
  const model = await load(await startDevice("auto"));
  const counts = new Map<string, number>();
  const found: string[] = [];
  const progress = progressLine();
  const words = sentences.map((sentence, i) => ({ id: String(i), words: sentence.split(" ") }));
  for await (const { index, prediction } of predictSentences(model, words)) {
    const types = new Set(prediction.relations.map(({ type }) => type));
    const wanted = [...types].filter((type) => (counts.get(type) ?? 0) < EACH_TYPE);
    if (wanted.length > 0) {
      found.push(sentences[index]);
      for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1);
    }
    progress.show(`${index + 1}/${sentences.length} read, ${found.length} taken`);
  }
  progress.end();
  return found;
}

const program = new Command("rehearsal")
  .description("Draws the text that trainings rehearse, into public/rehearsal.")
  .argument("<dir>", "folder with the sets, each with its data.json")
  .option("--model <folder>", "the bundled model", join(projectRoot, "public/models/conll04"))
  .action(async (dir: string, { model }: { readonly model: string }) => {
    const out = join(projectRoot, "public/rehearsal");
    mkdirSync(out, { recursive: true });
    const any = Object.entries(SETS).flatMap(([set, count]) =>
      sentencesOf(join(dir, set)).slice(0, count),
    );
    const others = RELATED.flatMap((set) => sentencesOf(join(dir, set)).slice(0, LOOKED_THROUGH));
    const text = [...new Set([...(await related(model, others)), ...any])];
    writeFileSync(join(out, "sentences.txt"), `${text.join("\n")}\n`);
    await finish(0);
  });

await program.parseAsync();
