import { beforeEach, describe, expect, test } from "vitest";
import { knowledgeOf } from "../core/review/knowledge.ts";
import { leftOutNow } from "../core/types/leftOut.ts";
import { undoNames } from "./fixtures/steps.ts";
import { activeDoc, entityOf, newDisk, reload, texts, withText } from "./fixtures/tabs.ts";
import type { AppState } from "./state.ts";

beforeEach(newDisk);

const relations = (state: AppState) => Object.values(activeDoc(state).relations);
const everyLeftOut = (state: AppState) => {
  const doc = activeDoc(state);
  return leftOutNow(doc, state.project.schema, state.leftOut[doc.id] ?? []);
};
const leftOut = (state: AppState) =>
  everyLeftOut(state).flatMap((found) => (found.kind === "relation" ? found : []));
const names = ({ project }: AppState) => project.schema.entities.map(({ name }) => name);

describe("rules of a relation type", () => {
  test("take suggestions away and list them; without them they are back; undo goes both ways", async () => {
    const { state } = await withText("Ada lives in Rome.");
    const before = activeDoc(state());
    expect(relations(state())).toHaveLength(1);
    state().changeType("relation", "Lives", { heads: ["Place"] });
    expect(relations(state())).toEqual([]);
    expect(leftOut(state())).toMatchObject([{ record: { type: "Lives", score: 0.8 } }]);
    expect(undoNames(state())[0]).toEqual(
      expect.stringMatching(/^Change the rules of Lives, removing \d+ suggestions$/),
    );
    state().undo();
    expect(activeDoc(state())).toEqual(before);
    expect(leftOut(state())).toEqual([]);
    state().redo();
    expect(leftOut(state())).toHaveLength(1);
    state().changeType("relation", "Lives", { heads: null });
    const [lives] = Object.values(before.relations);
    expect(relations(state())).toEqual([{ ...lives, id: expect.any(String) }]);
    expect(activeDoc(state()).entities).toEqual(before.entities);
    expect(leftOut(state())).toEqual([]);
  });

  test("keep predictions out, sentence by sentence, until one is added anyway", async () => {
    const { state } = await withText("Ada lives in Rome. Bob left Oslo.");
    state().changeType("relation", "Lives", { heads: ["Place"] });
    await state().predict();
    expect(relations(state())).toEqual([]);
    expect(leftOut(state())).toHaveLength(2);
    const [{ head, tail, record }] = leftOut(state());
    state().startLink(head.id);
    state().finishLink(tail.id, record.type);
    expect(relations(state())).toMatchObject([{ type: "Lives", status: "confirmed", score: null }]);
    expect(leftOut(state())).toHaveLength(1);
    await state().predict();
    expect(relations(state())).toHaveLength(1);
    expect(leftOut(state())).toHaveLength(1);
  });

  test("leave what the user made, and a reload", async () => {
    const tab = await withText("Ada lives in Rome.");
    tab.state().startLink(entityOf(tab.state(), "Ada")!.id);
    tab.state().finishLink(entityOf(tab.state(), "Rome")!.id, "Lives");
    tab.state().changeType("relation", "Lives", { heads: ["Place"], tails: ["Place"] });
    expect(relations(tab.state())).toHaveLength(1);
    const { state } = await reload(tab);
    expect(relations(state())).toHaveLength(1);
    expect(state().project.schema.relations[0]).toMatchObject({
      heads: ["Place"],
      tails: ["Place"],
    });
  });
});

test("merged types are one step, and the model's predictions follow", async () => {
  const { state } = await withText("Ada lives in Rome.");
  const before = state().project;
  state().mergeType("entity", "Person", "Place");
  expect(names(state())).toEqual(["Place"]);
  expect(entityOf(state(), "Ada")).toMatchObject({ type: "Place" });
  await state().predict();
  expect(entityOf(state(), "Ada")).toMatchObject({ type: "Place", status: "suggested" });
  state().undo();
  expect(state().project.schema).toEqual(before.schema);
});

test("a key that another type has is refused, and says who has it", async () => {
  const { state } = await withText("Ada lives in Rome.");
  state().changeType("entity", "Person", { key: "q" });
  state().changeType("entity", "Place", { key: "q" });
  expect(texts(state())).toEqual(["The key q chooses Person already."]);
  expect(state().project.schema.entities[1].key).toBeUndefined();
});

describe("a type that is switched off in a document", () => {
  const people = (state: AppState) =>
    Object.values(activeDoc(state).entities).filter(({ type }) => type === "Person");
  const sentenceIds = (state: AppState) => activeDoc(state).sentences.map(({ id }) => id);
  const off = (state: AppState) => state.annotateType("entity", "Person", state.activeDoc, false);

  test("is not suggested there but listed, and is back when it is on again", async () => {
    const { state } = await withText("Ada lives in Rome. Bob left Oslo.");
    const before = activeDoc(state());
    off(state());
    expect(people(state())).toEqual([]);
    expect(relations(state())).toEqual([]);
    expect(everyLeftOut(state()).map(({ record }) => record.type)).toEqual(["Person", "Person"]);
    await state().predict();
    expect(people(state())).toEqual([]);
    expect(everyLeftOut(state())).toHaveLength(2);
    const told = ({ entities, relations }: typeof before) => [
      Object.values(entities)
        .map(({ id: _, ...entity }) => JSON.stringify(entity))
        .sort(),
      Object.values(relations).map(({ type, score }) => [type, score]),
    ];
    state().annotateType("entity", "Person", state().activeDoc, true);
    expect(told(activeDoc(state()))).toEqual(told(before));
    expect(everyLeftOut(state())).toEqual([]);
    state().undo();
    expect(people(state())).toEqual([]);
    state().undo();
    expect(told(activeDoc(state()))).toEqual(told(before));
    expect(activeDoc(state())).not.toHaveProperty("notAnnotated");
  });

  test("is unknown to what is confirmed meanwhile, also after a reload", async () => {
    const tab = await withText("Ada lives in Rome. Bob left Oslo.");
    const [first, second] = sentenceIds(tab.state());
    tab.state().acceptSentence(first);
    off(tab.state());
    expect(people(tab.state())).toHaveLength(1);
    tab.state().acceptSentence(second);
    const { confirmed } = activeDoc((await reload(tab)).state());
    expect(confirmed[first].entities).toContain("Person");
    expect(confirmed[second].entities).not.toContain("Person");
    expect(activeDoc(tab.state()).notAnnotated).toEqual({ entities: ["Person"], relations: [] });
  });

  test("may be added by hand, and in other documents it is suggested", async () => {
    const { state } = await withText("Ada lives in Rome.");
    off(state());
    state().addEntity(0, 3, "Person");
    expect(people(state())).toMatchObject([{ status: "confirmed", by: "user" }]);
    expect(everyLeftOut(state())).toEqual([]);
    await state().addText("other", "Bob left Oslo.");
    await state().predict();
    expect(people(state())).toMatchObject([{ status: "suggested" }]);
  });
});

test("switched off in the project, a type is suggested nowhere", async () => {
  const { state } = await withText("Ada lives in Rome.");
  state().annotateType("entity", "Place", null, false);
  await state().addText("other", "Bob left Oslo.");
  await state().predict();
  const types = Object.values(state().project.docs).flatMap(({ entities }) =>
    Object.values(entities).map(({ type }) => type),
  );
  expect(new Set(types)).toEqual(new Set(["Person"]));
  expect(undoNames(state())).toContain("Stop annotating Place");
});

describe("a type that is added after sentences were confirmed", () => {
  test("is unknown to them, and they come to know it one by one", async () => {
    const { state } = await withText("Ada lives in Rome. Bob left Oslo.");
    const [first, second] = activeDoc(state()).sentences.map(({ id }) => id);
    for (const id of [first, second]) state().acceptSentence(id);
    state().addType("entity", "Drug");
    expect(knowledgeOf(state().project, { kind: "entity", name: "Drug" }).open).toBe(2);
    const known = () => {
      const { confirmed } = activeDoc(state());
      return [first, second].map((id) => confirmed[id].entities.includes("Drug"));
    };
    state().knowType("entity", "Drug", first);
    expect(known()).toEqual([true, false]);
    state().knowType("entity", "Drug", first);
    expect(texts(state()).at(-1)).toMatch(/confirmed for Drug already/);
    state().knowType("entity", "Drug", second);
    expect(activeDoc(state()).confirmed[first]).toBe(activeDoc(state()).confirmed[second]);
    state().undo();
    expect(known()).toEqual([true, false]);
    state().renameType("entity", "Drug", "Medicine");
    expect(activeDoc(state()).confirmed[first].entities).toContain("Medicine");
    state().undo(2);
    expect(known()).toEqual([false, false]);
    state().redo(2);
    expect(activeDoc(state()).confirmed[first].entities).toContain("Medicine");
  });
});
