import { applyEdit } from "../document/applyEdit.ts";
import type { Doc, Entity, Relation, Sentence } from "../document/document.ts";
import type { DocEdit } from "../document/edit.ts";
import type { Changes } from "../document/sameAnnotations.ts";
import type { Prediction } from "../learn/example.ts";
import type { LeftOut } from "../types/leftOut.ts";
import { type Merged, type Merging, mergePrediction } from "./suggestions.ts";

/** What was predicted for a sentence. */
export interface Predicted {
  readonly sentence: Sentence;
  readonly prediction: Prediction;
}

/**
 * Replaces the suggestions of some sentences of a document by new predictions, as one edit. What each
 * changes is added to the rest, which is never copied: thousands come at once from a fast model. Only
 * a sentence that changes a relation which one before it changed (it leads from one to the other) is
 * merged in a next round, into what that one left.
 */
export function mergePredictions(
  doc: Doc,
  predicted: readonly Predicted[],
  merging: Merging,
): Merged {
  const whole = nothingYet();
  let now = doc;
  let left = predicted;
  while (left.length > 0) {
    const round = nothingYet();
    const waiting = left.filter((one) => !mergeInto(round, now, one, merging));
    add(whole, round, round.leftOut);
    if (waiting.length > 0) {
      const project = { docs: { [doc.id]: now }, schema: merging.schema };
      now = applyEdit(project, { inside: { [doc.id]: round } }).project.docs[doc.id];
    }
    left = waiting;
  }
  const { entities, relations, leftOut } = whole;
  return { edit: { inside: { [doc.id]: { entities, relations } } }, leftOut };
}

/** What sentences change together; it grows. */
interface Gathered {
  readonly entities: Changes<Entity>;
  readonly relations: Changes<Relation>;
  readonly leftOut: LeftOut[];
}

const nothingYet = (): Gathered => ({ entities: {}, relations: {}, leftOut: [] });

/** Adds what a sentence changes; false, and nothing done, when the same relation changed already. */
function mergeInto(
  round: Gathered,
  doc: Doc,
  { sentence, prediction }: Predicted,
  merging: Merging,
): boolean {
  const { edit, leftOut } = mergePrediction(doc, sentence, prediction, merging);
  const changed = edit.inside?.[doc.id] ?? {};
  const ids = Object.keys(changed.relations ?? {});
  if (ids.some((id) => Object.hasOwn(round.relations, id))) return false;
  add(round, changed, leftOut);
  return true;
}

function add(to: Gathered, { entities, relations }: DocEdit, leftOut: readonly LeftOut[]): void {
  Object.assign(to.entities, entities);
  Object.assign(to.relations, relations);
  for (const one of leftOut) to.leftOut.push(one);
}
