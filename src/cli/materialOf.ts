import type { Words } from "../core/learn/rehearsalText.ts";
import { type ModelTypes, NOTHING_RENAMED } from "../core/types/modelTypes.ts";
import type { Engine } from "../engine/engine.ts";
import { shapeOf } from "../model/model.ts";
import type { Prepared } from "../training/prepare.ts";
import { NOTHING_TAUGHT, type Say, taughtText, withTaught } from "../training/rehearsal.ts";
import { teach } from "../training/taught.ts";
import type { Material } from "../training/train.ts";
import { progressLine } from "./progress.ts";
import type { Start } from "./trainStart.ts";

/** What is rehearsed for, and with what. */
export interface Rehearsing {
  readonly prepared: readonly Prepared[];
  readonly types: ModelTypes;
  /** Sentences that keep what the model knows. */
  readonly text: readonly Words[];
}

/** Adds what a trained start model says; a bare encoder has nothing to say. */
export async function materialOf(
  engine: Engine,
  { description: before, weights }: Start,
  { prepared, types, text }: Rehearsing,
): Promise<Material> {
  if (!before || !weights || text.length === 0) return { prepared, taught: NOTHING_TAUGHT };
  const network = await engine.load(shapeOf(before), weights);
  const teacher = { ...before, network };
  const progress = progressLine();
  const change = { before: before.types, after: types, renamed: NOTHING_RENAMED };
  const onRead = (done: number, total: number) => {
    progress.show(`reading the rehearsal text, ${done}/${total}`);
    return true;
  };
  const say: Say = (lesson) => teach(teacher, lesson);
  const taught = taughtText(teacher, { sentences: text, prepared, change, say });
  await taught.readAll(onRead);
  const known = await withTaught(prepared, { change, say });
  progress.end();
  network.dispose();
  return { prepared: known, taught };
}
