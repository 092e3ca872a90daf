import { beforeEach, expect, test, vi } from "vitest";
import { applyEdit } from "../document/applyEdit.ts";
import type { Edit } from "../document/edit.ts";
import type * as Squashing from "../document/squashEdits.ts";
import { countedIds } from "../fixtures/countedIds.ts";
import { testDoc, testProject, testSchema } from "../fixtures/project.ts";
import type { Prediction } from "../learn/example.ts";
import { mergePredictions } from "./mergePredictions.ts";

const count = vi.hoisted(() => ({ copies: 0 }));

/** Counts the annotations that are copied when edits are put together. */
vi.mock("../document/squashEdits.ts", async (original) => {
  const real = await original<typeof Squashing>();
  const weigh = (edit: Edit) =>
    Object.values(edit.inside ?? {}).flatMap(({ entities, relations }) =>
      Object.keys({ ...entities, ...relations }),
    ).length;
  return {
    squashEdits: (first: Edit, second: Edit) => {
      count.copies += weigh(first) + weigh(second);
      return real.squashEdits(first, second);
    },
  };
});

beforeEach(() => {
  count.copies = 0;
});

const found: Prediction = {
  entities: [0, 2].map((start) => {
    return { type: "Person", start, end: start + 1, score: 0.9, boundaryScore: 1 };
  }),
  relations: [{ head: 0, tail: 1, type: "Works", score: 0.8 }],
};

/** How often what a sentence has is touched while so many are merged, over what they change. */
function merged(sentences: number) {
  const doc = testDoc("d", "Ada met Bob. ".repeat(sentences));
  const predicted = doc.sentences.map((sentence) => ({ sentence, prediction: found }));
  let asked = 0;
  const ids = countedIds();
  const newId = () => {
    asked++;
    return ids();
  };
  const { edit } = mergePredictions(doc, predicted, { schema: testSchema, newId });
  return { asked, doc: applyEdit(testProject(doc), edit).project.docs.d };
}

test("ten times as many sentences are ten times the work", () => {
  for (const sentences of [300, 3000]) {
    count.copies = 0;
    const { asked, doc } = merged(sentences);
    expect(Object.keys(doc.entities)).toHaveLength(2 * sentences);
    expect(Object.keys(doc.relations)).toHaveLength(sentences);
    expect(asked).toBe(3 * sentences);
    expect(count.copies).toBeLessThanOrEqual(4 * asked);
  }
});
