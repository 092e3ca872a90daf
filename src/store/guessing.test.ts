import { beforeEach, describe, expect, test } from "vitest";
import type { Schema } from "../core/document/document.ts";
import { undoNames } from "./fixtures/steps.ts";
import {
  activeDoc,
  entityOf,
  newDisk,
  settled,
  type Tab,
  texts,
  withText,
} from "./fixtures/tabs.ts";
import type { AppState } from "./state.ts";

beforeEach(newDisk);

/** A promise, and what resolves it. */
function gate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, passed };
}
const spanOf = (state: AppState, words: string) => {
  const start = activeDoc(state).text.indexOf(words);
  return { start, end: start + words.length };
};
const guess = ({ state }: Tab, words: string) => {
  const { start, end } = spanOf(state(), words);
  return state().addGuessed(start, end);
};
const selected = (state: AppState) => {
  const { selection } = state;
  const { entities, relations } = activeDoc(state);
  return "id" in selection ? (entities[selection.id] ?? relations[selection.id]) : undefined;
};
const withSchema = ({ store, state }: Tab, change: (schema: Schema) => Partial<Schema>) => {
  const { project } = state();
  const schema = { ...project.schema, ...change(project.schema) };
  store.setState({ project: { ...project, schema } });
};

describe("what the model thinks", () => {
  test("of a span: every type, the best first, asked in words of the sentence", async () => {
    const { state, fake } = await withText("No. Ada lives in Rome.");
    const span = spanOf(state(), "Rome");
    const found = await state().alternatives({ kind: "entity", span });
    expect(found!.map(({ type }) => type)).toEqual(["Place", null, "Person"]);
    expect(found![0].score).toBe(0.9);
    expect(fake.asked.at(-1)).toEqual({ kind: "entity", span: { start: 3, end: 4 } });
  });

  test("of a part of a word: what it thinks of the word", async () => {
    const { state, fake } = await withText("Ada lives in Rome.");
    const { start } = spanOf(state(), "Rome");
    await state().alternatives({ kind: "entity", span: { start: start + 1, end: start + 2 } });
    expect(fake.asked.at(-1)).toEqual({ kind: "entity", span: { start: 3, end: 4 } });
  });

  test("of a pair, by the names that its types have today; unknown ones are left out", async () => {
    const tab = await withText("Ada lives in Rome.");
    const { state, fake } = tab;
    state().renameType("relation", "Lives", "Dwells");
    fake.opinion = [
      { type: "Lives", score: 0.6 },
      { type: "Owns", score: 0.5 },
      { type: null, score: 0.4 },
    ];
    const [head, tail] = ["Ada", "Rome"].map((words) => spanOf(state(), words));
    expect(await state().alternatives({ kind: "relation", head, tail })).toEqual([
      { type: "Dwells", score: 0.6 },
      { type: null, score: 0.4 },
    ]);
  });

  test("types that were merged share what the model gives to each", async () => {
    const { state } = await withText("Ada lives in Rome.");
    state().mergeType("entity", "Place", "Person");
    const found = await state().alternatives({ kind: "entity", span: spanOf(state(), "Rome") });
    expect(found!.map(({ type }) => type)).toEqual(["Person", null]);
    expect(found![0].score).toBeCloseTo(0.95);
  });

  test("is not asked across sentences, nor of no words", async () => {
    const { state, fake } = await withText("Ada left. Bob stayed.");
    const [head, tail] = ["Ada", "Bob"].map((words) => spanOf(state(), words));
    expect(await state().alternatives({ kind: "relation", head, tail })).toBeNull();
    const space = { start: 3, end: 4 };
    expect(await state().alternatives({ kind: "entity", span: space })).toBeNull();
    expect(fake.asked).toEqual([]);
  });

  test("is asked while it trains, and not where it is not there", async () => {
    const { state, store, fake } = await withText("Ada lives in Rome.");
    const of = { kind: "entity", span: spanOf(state(), "Rome") } as const;
    const curve = { steps: [], epochs: [] };
    const training = { progress: null, curve, draft: null, isStored: true };
    store.setState({ training: { kind: "running", standing: "running", ...training } });
    expect(await state().alternatives(of)).not.toBeNull();
    store.setState({ training: { kind: "idle" }, model: { kind: "failed", message: "gone" } });
    expect(await state().alternatives(of)).toBeNull();
    expect(fake.asked).toHaveLength(1);
  });

  test("a fault is told, and is no answer; a lost device is the state of the model", async () => {
    const { state, fake } = await withText("Ada lives in Rome.");
    const of = { kind: "entity", span: spanOf(state(), "Rome") } as const;
    fake.fail.alternatives = new Error("too odd");
    expect(await state().alternatives(of)).toBeNull();
    expect(texts(state())).toEqual(["The model could not be asked: too odd"]);
    fake.fail.alternatives = new Error("the device was lost");
    expect(await state().alternatives(of)).toBeNull();
    expect(state().model.kind).toBe("failed");
  });
});

describe("a new span of the type that is likely", () => {
  test("is what the model holds most likely, though it would not have found it", async () => {
    const tab = await withText("Ada lives in Rome.");
    tab.fake.opinion = [
      { type: null, score: 0.8 },
      { type: "Place", score: 0.15 },
      { type: "Person", score: 0.05 },
    ];
    await guess(tab, "lives");
    expect(entityOf(tab.state(), "lives")).toMatchObject({ type: "Place", status: "confirmed" });
    expect(selected(tab.state())).toBe(entityOf(tab.state(), "lives"));
    expect(undoNames(tab.state())[0]).toBe("Add Place “lives”");
  });

  test("is what the words are annotated as, when the model is too slow to say", async () => {
    const tab = await withText("Ada lives in Rome. Bob left rome.");
    const { state, fake } = tab;
    state().setStatus({ kind: "entity", id: entityOf(state(), "Rome")!.id }, "confirmed");
    fake.thinking = () => new Promise(() => {});
    await guess(tab, "rome");
    expect(entityOf(state(), "rome")!.type).toBe("Place");
  });

  test("goes where it was asked for, and does not call back who has gone on", async () => {
    const tab = await withText("Ada lives in Rome.");
    const { state, fake } = tab;
    const first = state().activeDoc!;
    const { open, passed } = gate();
    fake.thinking = () => passed;
    const made = guess(tab, "lives");
    fake.thinking = () => Promise.resolve();
    await state().addText("other", "Bob saw Eve in Oslo.");
    await settled(tab);
    open();
    await made;
    expect(state().activeDoc).not.toBe(first);
    expect(entityOf(state(), "lives")).toBeUndefined();
    expect(selected(state())).toBeUndefined();
    const types = Object.values(state().project.docs[first].entities).map(({ type }) => type);
    expect(types).toHaveLength(3);
  });

  test("is not made in a document that was deleted meanwhile", async () => {
    const tab = await withText("Ada lives in Rome.");
    const { state, fake } = tab;
    const { open, passed } = gate();
    fake.thinking = () => passed;
    const id = state().activeDoc!;
    const made = guess(tab, "lives");
    state().deleteDoc(id);
    const { project } = state();
    open();
    await made;
    expect(state().project.docs[id]).toBe(project.docs[id]);
  });

  test("keeps its characters where they are asked for", async () => {
    const { state } = await withText("Ada lives in Rome.");
    const { start } = spanOf(state(), "lives");
    await state().addGuessed(start, start + 4, "characters");
    expect(entityOf(state(), "live")).toMatchObject({ type: "Person", status: "confirmed" });
    expect(selected(state())).toBe(entityOf(state(), "live"));
  });

  test("cannot be without a type", async () => {
    const tab = await withText("Ada lives in Rome.");
    withSchema(tab, () => ({ entities: [] }));
    const { project } = tab.state();
    await guess(tab, "lives");
    expect(tab.state().project).toBe(project);
    expect(texts(tab.state())).toEqual(["Add a type of spans first."]);
  });
});

describe("a new relation of the type that is likely", () => {
  /** Draws a relation; `Near` and `Likes` are beside the model's `Lives`. */
  const link = async (tab: Tab, head: string, tail: string) => {
    const { state } = tab;
    state().startLink(entityOf(state(), head)!.id);
    const made = state().finishLink(entityOf(state(), tail)!.id);
    expect(state().linking).toBeNull();
    await made;
    return selected(state());
  };
  const withTypes = async (text: string) => {
    const tab = await withText(text);
    tab.state().addType("relation", "Near");
    tab.state().addType("relation", "Likes");
    return tab;
  };

  test("is the model's best, between suggestions too: they are accepted in the same step", async () => {
    const tab = await withTypes("Ada saw Bob in Rome.");
    const { state, fake } = tab;
    fake.opinion = [
      { type: null, score: 0.7 },
      { type: "Likes", score: 0.2 },
      { type: "Lives", score: 0.1 },
      { type: "Near", score: 0.05 },
    ];
    expect(await link(tab, "Ada", "Bob")).toMatchObject({ type: "Likes", status: "confirmed" });
    expect(entityOf(state(), "Bob")!.status).toBe("confirmed");
    state().undo();
    expect(entityOf(state(), "Bob")!.status).toBe("suggested");
  });

  test("is the best that the rules of the types allow", async () => {
    const tab = await withTypes("Ada saw Bob in Rome.");
    withSchema(tab, ({ relations }) => ({
      relations: relations.map((t) => (t.name === "Lives" ? { ...t, tails: ["Place"] } : t)),
    }));
    tab.fake.opinion = [
      { type: "Lives", score: 0.9 },
      { type: "Near", score: 0.3 },
      { type: null, score: 0.1 },
    ];
    expect(await link(tab, "Ada", "Bob")).toMatchObject({ type: "Near" });
  });

  test("across sentences it is the usual one", async () => {
    const tab = await withTypes("Ada met Bob. Eve left Oslo.");
    const { state } = tab;
    const ends = ["Ada", "Bob"].map((words) => entityOf(state(), words)!.id);
    state().retypeEntity(ends[1], "Person");
    state().startLink(ends[0]);
    await state().finishLink(ends[1], "Likes");
    const relation = await link(tab, "Ada", "Eve");
    expect(tab.fake.asked).toEqual([]);
    expect(relation).toMatchObject({ type: "Likes" });
  });

  test("one whose end is gone when the model has thought is not made", async () => {
    const tab = await withTypes("Ada saw Bob in Rome.");
    const { state, fake } = tab;
    const { open, passed } = gate();
    fake.thinking = () => passed;
    await state().addEntity(4, 7, "Person");
    const made = link(tab, "Ada", "saw");
    state().remove({ kind: "entity", id: entityOf(state(), "saw")!.id });
    const { project } = state();
    open();
    await made;
    expect(state().project).toBe(project);
  });

  test("a type that is given is taken at once", async () => {
    const tab = await withTypes("Ada saw Bob in Rome.");
    const { state } = tab;
    state().startLink(entityOf(state(), "Ada")!.id);
    void state().finishLink(entityOf(state(), "Bob")!.id, "Near");
    expect(selected(state())).toMatchObject({ type: "Near" });
    expect(tab.fake.asked).toEqual([]);
  });
});
