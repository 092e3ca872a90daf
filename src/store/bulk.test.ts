import { beforeEach, describe, expect, test } from "vitest";
import { type BulkQuery, bulkMatches } from "../core/review/bulk.ts";
import { undoNames } from "./fixtures/steps.ts";
import { activeDoc, entityOf, newDisk, reload, settled, texts, withText } from "./fixtures/tabs.ts";

beforeEach(newDisk);

const ALL: BulkQuery = {
  scope: { kind: "project" },
  what: "both",
  types: null,
  side: "atLeast",
  threshold: 0,
};

describe("many at once", () => {
  test("suggestions of several documents are decided in one step, said, and taken back", async () => {
    const tab = await withText("Ada lives in Rome.");
    const { state } = tab;
    await state().addText("other", "Bob left Oslo.");
    await settled(tab);
    const before = state().project;
    const people = { ...ALL, types: ["Person"] };
    const refs = bulkMatches(before, people).filter(
      ({ doc }) => before.docs[doc].name !== "Sample",
    );
    state().decideAll(refs, "confirmed", people);
    const [step] = undoNames(state());
    expect(step).toMatch(/^Accept \d+ Person$/);
    expect(texts(state())).toContain(`Done: ${step}. Undo takes it back in one step.`);
    expect(bulkMatches(state().project, people)).toEqual([]);
    const after = state().project;
    const { state: again } = await reload(tab);
    expect(again().project.docs).toEqual(after.docs);
    again().undo();
    expect(again().project.docs).toEqual(before.docs);
  });

  test("what was decided meanwhile is left alone, and said when nothing is left", async () => {
    const { state } = await withText("Ada lives in Rome.");
    const ada = entityOf(state(), "Ada")!.id;
    const ref = { doc: state().activeDoc!, kind: "entity", id: ada } as const;
    state().setStatus({ kind: "entity", id: ada }, "confirmed");
    const before = state().project;
    state().decideAll([ref], "rejected");
    expect(state().project).toBe(before);
    expect(texts(state())).toEqual(["None of these suggestions is open any more."]);
  });

  test("all occurrences are suggested, and stay when the text is predicted again", async () => {
    const tab = await withText("Ada lives in town. Bob left town. Towns are old.");
    const { state } = tab;
    const scope = { kind: "document", doc: state().activeDoc! } as const;
    state().labelOccurrences("town", "Place", true, scope);
    expect(undoNames(state())[0]).toBe("Suggest 2 × “town” as Place");
    const asked = () =>
      Object.values(activeDoc(state()).entities).filter(({ score }) => score === null);
    expect(asked()).toMatchObject([
      { start: 13, end: 17, type: "Place", status: "suggested" },
      { start: 28, end: 32, type: "Place", status: "suggested" },
    ]);
    const before = asked();
    await state().predict();
    expect(asked()).toEqual(before);
    state().undo();
    expect(asked()).toEqual([]);
  });
});

describe("borders", () => {
  test("are where characters were asked for, split and joined, each as one step", async () => {
    const { state } = await withText("Ada Byron lives in Rome.");
    state().addEntity(4, 7, "Person", "characters");
    const { id } = entityOf(state(), "Byr")!;
    expect(state().selection).toEqual({ kind: "entity", id });
    state().moveEntity(id, 4, 9, { by: "characters" });
    state().mergeEntity(id, -1);
    expect(entityOf(state(), "Ada Byron")).toMatchObject({ id, status: "confirmed" });
    state().splitEntity(id, 4);
    expect(entityOf(state(), "Ada")).toMatchObject({ id });
    expect(entityOf(state(), "Byron")).toMatchObject({ status: "confirmed", score: null });
    expect(undoNames(state()).slice(0, 4)).toEqual([
      "Split “Ada Byron”",
      "Join “Byron” and “Ada”",
      "Move the borders of “Byr”",
      "Add Person “Byr”",
    ]);
    state().mergeEntity(entityOf(state(), "Rome")!.id, 1);
    expect(texts(state())).toEqual(["There is no span after “Rome” in its sentence."]);
  });
});
