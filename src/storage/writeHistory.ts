import type { Doc } from "../core/document/document.ts";
import type { HistoryChange, Step } from "../core/document/history.ts";
import { slices } from "./slices.ts";
import { wholeRecord } from "./storedDoc.ts";
import type { Tables } from "./tables.ts";
import { allOf } from "./writeDocs.ts";

/** So many letters are written at once: what a frame has time for. */
const LETTERS_AT_ONCE = 500_000;

/** Writes the steps that changed. Documents that one brings back are rows, some written at a time. */
export function writeHistory(db: Tables, change: HistoryChange): PromiseLike<unknown>[] {
  const seqs = Object.keys(change).map(Number);
  if (seqs.length === 0) return [];
  const steps = Object.values(change).filter((step) => step !== null);
  const gone = seqs.filter((seq) => change[seq] === null);
  return [
    ...(steps.length > 0 ? [db.history.bulkPut(steps.map(recordOf))] : []),
    ...(gone.length > 0 ? [db.history.bulkDelete(gone)] : []),
    writeStepDocs(db, seqs, steps),
  ];
}

async function writeStepDocs(
  db: Tables,
  seqs: readonly number[],
  steps: readonly Step[],
): Promise<void> {
  await Promise.all(
    seqs.map((seq) =>
      db.stepDocs
        .where(":id")
        .between(...allOf(seq))
        .delete(),
    ),
  );
  for (const step of steps) {
    const docs = broughtBy(step);
    for (const some of slices(docs, LETTERS_AT_ONCE, ({ text }) => 1000 + text.length))
      await db.stepDocs.bulkPut(
        some.map((doc) => ({ seq: step.seq, id: doc.id, value: wholeRecord(doc) })),
      );
  }
}

const broughtBy = ({ edit }: Step): Doc[] =>
  Object.values(edit.docs ?? {}).filter((doc) => doc !== null);

/** A step as it is stored: with the ids of the documents that it brings back. */
function recordOf(step: Step) {
  const brings = broughtBy(step).map(({ id }) => id);
  if (brings.length === 0) return step;
  const { docs, ...edit } = step.edit;
  const gone = Object.entries(docs ?? {}).filter(([, doc]) => doc === null);
  return { ...step, edit: { ...edit, docs: Object.fromEntries(gone) }, brings };
}
