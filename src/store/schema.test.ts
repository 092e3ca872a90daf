import { beforeEach, describe, expect, test } from "vitest";
import { leftOutNow } from "../core/types/leftOut.ts";
import { undoNames } from "./fixtures/steps.ts";
import { activeDoc, entityOf, newDisk, reload, texts, withText } from "./fixtures/tabs.ts";
import type { AppState } from "./state.ts";

beforeEach(newDisk);

const relations = (state: AppState) => Object.values(activeDoc(state).relations);
const leftOut = (state: AppState) => {
  const doc = activeDoc(state);
  return leftOutNow(doc, state.project.schema, state.leftOut[doc.id] ?? []);
};
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
