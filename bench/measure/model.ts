import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { FoundTuples, SpertDoc } from "../peers/ownModel.ts";
import { type RemotePeer, startProcess } from "../run/peerProcess.ts";
import { say } from "../run/peers.ts";
import { pythonCommand, pythonLacks } from "../run/python.ts";
import type { Sheet } from "../sheet.ts";

/** Rows of the bundled model, end to end. */
export const MODEL_ROWS = ["9.predict", "9.predict-agrees", "9.step", "9.loss"];

/** Where model, reference and data are. */
export interface ModelPlace {
  readonly root: string;
  readonly shared: string;
  readonly bundle: string;
  readonly rounds: number;
}

const WORDS = 20_000;
/** Words predicted by one side before the other goes on. */
const WORDS_AT_ONCE = 5000;
const SENTENCES = 8;

interface Sides {
  readonly own: RemotePeer;
  readonly torch: RemotePeer;
}

interface Answer<Result> {
  readonly ms: number;
  readonly result: Result;
}

/** The bundled model with its heads on WASM, against PyTorch's reference; both on one thread. */
export async function measureModel(place: ModelPlace, sheet: Sheet): Promise<string> {
  try {
    const docs = readDocs(place.shared);
    const sides = await startSides(place);
    try {
      const lines: string[] = [];
      if (sheet.wants("9.step", "9.loss"))
        lines.push(await steps(sides, sheet, docs, place.rounds));
      if (sheet.wants("9.predict", "9.predict-agrees"))
        lines.push(await predictions(sides, sheet, docs));
      return `\nbundled model on WASM, 1 thread; ${sides.torch.info}\n${lines.join("\n")}\n`;
    } finally {
      for (const side of Object.values(sides)) side.stop();
    }
  } catch (error) {
    for (const id of MODEL_ROWS) sheet.add(id, error as Error);
    return "";
  }
}

async function startSides({ root, shared, bundle }: ModelPlace): Promise<Sides> {
  const lacking = await pythonLacks("torch", "transformers", "safetensors", "tokenizers");
  if (lacking) throw new Error(lacking);
  const model = join(root, "public/models/conll04");
  const script = join(root, "bench/python/spert_peer.py");
  const torch = await startProcess(pythonCommand([script, shared, model], 1));
  const args = [bundle, "model", model];
  try {
    return { own: await startProcess({ program: process.execPath, args, env: {} }), torch };
  } catch (error) {
    torch.stop();
    throw error;
  }
}

/** CoNLL04's training sentences. */
function readDocs(shared: string): SpertDoc[] {
  const file = join(shared, "data/conll04/train.json");
  if (!existsSync(file)) throw new Error(`there is no CoNLL04 in ${shared} (--shared DIR)`);
  return JSON.parse(readFileSync(file, "utf8"));
}

/** Steps on one batch, the sides alternating. */
async function steps(
  { own, torch }: Sides,
  sheet: Sheet,
  docs: readonly SpertDoc[],
  rounds: number,
): Promise<string> {
  const { result: of } = await own.ask<Answer<object>>({
    task: "batch",
    of: docs.slice(0, SENTENCES),
  });
  const ask = (side: RemotePeer, task: "step" | "loss") => side.ask<Answer<number>>({ task, of });
  const losses = [(await ask(own, "loss")).result, (await ask(torch, "loss")).result];
  sheet.add("9.loss", Math.abs(losses[0] - losses[1]) / losses[1]);
  const times: { own: number[]; torch: number[] } = { own: [], torch: [] };
  for (let round = 0; round <= rounds; round++) {
    const [mine, theirs] = [(await ask(own, "step")).ms, (await ask(torch, "step")).ms];
    say(`  step ${round} of ${rounds}: own ${mine.toFixed(0)} ms, PyTorch ${theirs.toFixed(0)} ms`);
    if (round > 0) times.own.push(mine);
    if (round > 0) times.torch.push(theirs);
  }
  const [mine, theirs] = [Math.min(...times.own), Math.min(...times.torch)];
  sheet.add("9.step", mine / theirs);
  return `training step of ${SENTENCES} sentences: own ${mine.toFixed(0)} ms, PyTorch ${theirs.toFixed(0)} ms`;
}

/** Prediction of running text in turns. */
async function predictions(
  { own, torch }: Sides,
  sheet: Sheet,
  docs: readonly SpertDoc[],
): Promise<string> {
  const sides = [own, torch];
  const seconds = [0, 0];
  let words = 0;
  let [sentences, same] = [0, 0];
  const turns = turnsOf(docs);
  for (const side of sides) await side.ask({ task: "predict", of: turns[0].slice(0, 16) });
  for (const of of turns) {
    const found: FoundTuples[][] = [];
    for (const [i, side] of sides.entries()) {
      const { ms, result } = await side.ask<Answer<FoundTuples[]>>({ task: "predict", of });
      seconds[i] += ms / 1000;
      found.push(result);
    }
    words += of.flat().length;
    sentences += of.length;
    same += of.filter((_, k) => isDeepStrictEqual(found[0][k], found[1][k])).length;
    say(`  ${words} words: own ${seconds[0].toFixed(1)} s, PyTorch ${seconds[1].toFixed(1)} s`);
  }
  sheet.add("9.predict", seconds[1] / seconds[0]);
  sheet.add("9.predict-agrees", same / sentences);
  const [mine, theirs] = seconds.map((time) => (words / time).toFixed(0));
  return `prediction of ${words} words: own ${mine} words/s, PyTorch ${theirs} words/s`;
}

/** About 20 000 words in turns of whole sentences. */
function turnsOf(docs: readonly SpertDoc[]): string[][][] {
  const turns: string[][][] = [];
  let turn: string[][] = [];
  let [all, inTurn] = [0, 0];
  for (const { tokens } of docs) {
    turn.push(tokens);
    inTurn += tokens.length;
    all += tokens.length;
    if (inTurn < WORDS_AT_ONCE && all < WORDS) continue;
    turns.push(turn);
    [turn, inTurn] = [[], 0];
    if (all >= WORDS) break;
  }
  return turns;
}
