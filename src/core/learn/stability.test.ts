import fc from "fast-check";
import { expect, test } from "vitest";
import type { Prediction } from "./example.ts";
import { anyJudged } from "./fixtures/anyJudged.ts";
import { predictionOf as prediction, typesNamed } from "./fixtures/labels.ts";
import { changesOf, fatesByType, stabilityOf, typeOf } from "./stability.ts";

const now = typesNamed(["A", "B"], ["R", "S", "T"]);

const changed = (before: readonly Prediction[], after: readonly Prediction[]) =>
  stabilityOf(
    before.map((one, i) => ({ before: one, after: after[i] })),
    now,
  );

test("suggestions are kept, lost, retyped or added, by the place that they have", () => {
  const before = [prediction(["A 0 1", "A 2 3", "B 4 5"]), prediction(["A 0 1"])];
  const after = [prediction(["A 0 1", "B 2 3", "A 6 7"]), prediction([])];
  expect(changed(before, after)).toMatchObject({
    sentences: 2,
    entities: {
      before: 4,
      kept: 1,
      retyped: 1,
      lost: 2,
      added: 1,
      types: { A: { before: 3, kept: 1 }, B: { before: 1, kept: 0 } },
    },
  });
});

test("relations are told apart by the words of their ends, not by the order of these", () => {
  const before = [prediction(["A 0 1", "A 2 3"], ["R 0 1", "S 1 0"])];
  const after = [prediction(["A 2 3", "A 0 1"], ["R 1 0", "T 0 1"])];
  const { relations } = changed(before, after);
  expect(relations).toMatchObject({ before: 2, kept: 1, retyped: 1, lost: 0, added: 0 });
});

test("what was of a type that is no more is not missed", () => {
  const { entities } = changed([prediction(["A 0 1", "C 2 3"])], [prediction(["A 0 1"])]);
  expect(entities).toMatchObject({ before: 1, kept: 1, lost: 0, types: { A: { before: 1 } } });
  expect(entities.types).not.toHaveProperty("C");
});

test("changes say what was and what is in its place, also of a new suggestion", () => {
  const pair = {
    before: prediction(["A 0 1", "A 2 3", "B 4 5"]),
    after: prediction(["B 0 1", "A 2 3", "A 5 6"]),
  };
  const changes = changesOf([pair], "entities", now);
  const text = changes.map(({ fate, before, after }) => [fate, before?.type, after?.type]);
  expect(text).toEqual([
    ["retyped", "A", "B"],
    ["kept", "A", "A"],
    ["lost", "B", undefined],
    ["new", undefined, "A"],
  ]);
  const fates = fatesByType(changes);
  expect(fates.get("A")).toEqual({ before: 2, kept: 1, retyped: 1, lost: 0, added: 1 });
  expect(fates.get("B")).toEqual({ before: 1, kept: 0, retyped: 0, lost: 1, added: 0 });
});

test("with any names, types add up to what there is in all", () => {
  fc.assert(
    fc.property(anyJudged, ({ judged, types }) => {
      const stability = stabilityOf(judged, types);
      for (const kind of ["entities", "relations"] as const) {
        const { before, kept, lost, retyped, added } = stability[kind];
        expect(before).toBe(kept + lost + retyped);
        const byType = fatesByType(changesOf(judged, kind, types));
        const sum = (of: "before" | "kept" | "lost" | "retyped" | "added") =>
          [...byType.values()].reduce((total, one) => total + one[of], 0);
        expect([sum("before"), sum("kept"), sum("lost"), sum("retyped"), sum("added")]).toEqual([
          before,
          kept,
          lost,
          retyped,
          added,
        ]);
        for (const change of changesOf(judged, kind, types))
          expect(Object.hasOwn(types[kind], typeOf(change))).toBe(true);
      }
    }),
  );
});

test("a model that did not change keeps all", () => {
  fc.assert(
    fc.property(anyJudged, ({ judged, types }) => {
      const same = judged.map(({ before }) => ({ before, after: before }));
      const { entities, relations } = stabilityOf(same, types);
      for (const { lost, retyped, added } of [entities, relations])
        expect([lost, retyped, added]).toEqual([0, 0, 0]);
    }),
  );
});
