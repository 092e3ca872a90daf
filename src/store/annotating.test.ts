import { beforeEach, describe, expect, test } from "vitest";
import { redoNames, undoNames } from "./fixtures/steps.ts";
import { activeDoc, entityOf, newDisk, reload, settled, texts, withText } from "./fixtures/tabs.ts";

beforeEach(newDisk);

describe("annotating", () => {
  test("undo and redo go back and forth, by name", async () => {
    const { state } = await withText("Ada lives in Rome.");
    const before = state().project;
    state().addEntity(4, 9, "Place");
    const added = state().project;
    expect(state().selection).toEqual({ kind: "entity", id: entityOf(state(), "lives")!.id });
    expect(undoNames(state())).toEqual(["Add Place “lives”", "Add document note"]);
    state().undo();
    expect(state().project).toEqual(before);
    expect(state().selection).toEqual({ kind: "none" });
    expect(redoNames(state())).toEqual(["Add Place “lives”"]);
    state().redo();
    expect(state().project).toEqual(added);
  });

  test("undo of a change in another document opens that document", async () => {
    const tab = await withText("Ada lives in Rome.");
    const { state } = tab;
    const first = state().activeDoc;
    state().setStatus({ kind: "entity", id: entityOf(state(), "Ada")!.id }, "rejected");
    await state().addText("other", "Bob left Oslo.");
    await settled(tab);
    state().undo();
    state().undo();
    expect(state().activeDoc).toBe(first);
    expect(entityOf(state(), "Ada")!.status).toBe("suggested");
  });

  test("undo survives a reload", async () => {
    const tab = await withText("Ada lives in Rome.");
    tab.state().setStatus({ kind: "entity", id: entityOf(tab.state(), "Ada")!.id }, "confirmed");
    const { state } = await reload(tab);
    expect(entityOf(state(), "Ada")!.status).toBe("confirmed");
    expect(undoNames(state())[0]).toBe("Accept “Ada”");
    state().undo();
    expect(entityOf(state(), "Ada")!.status).toBe("suggested");
    state().redo();
    expect(entityOf(state(), "Ada")!.status).toBe("confirmed");
  });

  test("a relation is drawn from head to tail, and accepts both", async () => {
    const { state } = await withText("Ada saw Bob in Rome.");
    state().startLink(entityOf(state(), "Bob")!.id);
    await state().finishLink(entityOf(state(), "Rome")!.id);
    const { selection } = state();
    expect(selection.kind).toBe("relation");
    const relation = activeDoc(state()).relations["id" in selection ? selection.id : ""];
    expect(relation).toMatchObject({ type: "Lives", status: "confirmed", score: null });
    expect(entityOf(state(), "Bob")!.status).toBe("confirmed");
    expect(state().linking).toBeNull();
  });

  test("what cannot be done is said and changes nothing", async () => {
    const { state } = await withText("Ada lives in Rome.");
    const before = state().project;
    state().moveBorder(entityOf(state(), "Ada")!.id, "start", -1);
    expect(state().project).toBe(before);
    expect(texts(state())).toEqual(["An entity stays in its sentence."]);
    state().dismiss(state().notices[0].id);
    expect(state().notices).toEqual([]);
  });
});
