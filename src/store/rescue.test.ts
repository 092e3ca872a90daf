import { beforeEach, describe, expect, test } from "vitest";
import { newDisk, readyTab, reload, settled, texts, withText } from "./fixtures/tabs.ts";

beforeEach(newDisk);

describe("a document that cannot be drawn", () => {
  test("is not the one that the next visit opens, and opens when it is chosen", async () => {
    const tab = await withText("Ada left.");
    const { state } = tab;
    const failed = state().activeDoc!;
    state().drawingFailed(failed);
    expect(state().activeDoc).toBe(failed);
    await settled(tab);
    const next = await reload(tab);
    expect(next.state().activeDoc).not.toBe(failed);
    expect(next.state().activeDoc).not.toBeNull();
    expect(texts(next.state()).join()).toContain("could not be drawn last time");
    next.state().openDoc(failed);
    expect(next.state()).toMatchObject({ activeDoc: failed, failedDoc: null });
    await settled(next);
    const last = await reload(next);
    expect(last.state().activeDoc).toBe(failed);
  });

  test("can be left for another one, now and on the next visit", async () => {
    const tab = await withText("Ada left.");
    const { state } = tab;
    const failed = state().activeDoc!;
    state().leaveDoc();
    const other = state().activeDoc;
    expect(other).not.toBe(failed);
    expect(other).not.toBeNull();
    await settled(tab);
    expect((await reload(tab)).state().activeDoc).toBe(other);
  });

  test("is not opened in the place of one that goes", async () => {
    const { state } = await withText("Ada left.");
    state().leaveDoc();
    state().deleteDoc(state().activeDoc!);
    expect(state().activeDoc).toBeNull();
  });
});

test("the spacing of lines is kept for each document, and goes with it", async () => {
  const tab = await withText("Ada left.");
  const { state } = tab;
  const id = state().activeDoc!;
  state().setLines("roomy");
  await settled(tab);
  const next = await reload(tab);
  expect(next.state().lines).toEqual({ [id]: "roomy" });
  next.state().deleteDoc(id);
  next.state().emptyTrash();
  next.state().setLines("veryRoomy");
  expect(Object.values(next.state().lines)).toEqual(["veryRoomy"]);
  next.state().setLines("normal");
  expect(next.state().lines).toEqual({});
});

test("a relation from a span to itself is refused with a reason, and the tail still asked for", async () => {
  const { state } = await readyTab();
  state().addEntity(0, 3, "Person");
  const { selection } = state();
  const head = selection.kind === "entity" ? selection.id : "";
  state().startLink(head);
  await state().finishLink(head);
  expect(texts(state())).toEqual(["A relation joins two spans: choose another one as its tail."]);
  expect(state().linking).toEqual({ head });
});
