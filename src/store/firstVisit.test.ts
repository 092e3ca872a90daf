import { beforeEach, describe, expect, test, vi } from "vitest";
import { DEFAULT_BUNDLED } from "../core/lifecycle/bundled.ts";
import { placesOf } from "../core/types/places.ts";
import { TYPE_SETS } from "../core/types/typeSets.ts";
import { undoNames } from "./fixtures/steps.ts";
import {
  activeDoc,
  closeTabs,
  newDisk,
  openTab,
  readyTab,
  reload,
  settled,
  texts,
} from "./fixtures/tabs.ts";
import { sampleName } from "./sampleText.ts";

beforeEach(newDisk);

describe("the first visit", () => {
  test("shows the sample with predictions and the types of the model, without a click", async () => {
    const { state } = await readyTab();
    expect(activeDoc(state()).name).toBe(sampleName());
    expect(Object.keys(activeDoc(state()).entities).length).toBeGreaterThan(10);
    expect(state().project.schema.entities.map((t) => t.name)).toEqual(["Person", "Place"]);
    expect(undoNames(state())).toEqual([]);
    expect(texts(state())).toEqual([]);
  });

  test("is readable before the model is there", async () => {
    const { state, fake } = openTab();
    fake.fail.open = new Error("no network");
    await vi.waitFor(() => expect(activeDoc(state()).text).toContain("Northgate"));
    await vi.waitFor(() =>
      expect(state().model).toEqual({ kind: "failed", message: "no network" }),
    );
    await state().openModel();
    await vi.waitFor(() => expect(Object.keys(activeDoc(state()).entities)).not.toEqual([]));
  });

  test("asks what one reads until that is answered, also after a reload", async () => {
    const tab = openTab();
    tab.fake.readsNames = true;
    await settled(tab);
    expect(tab.state().asksReading).toBe(true);
    const again = await reload(tab);
    expect(again.state().asksReading).toBe(true);
    again.state().stopAsking();
    expect((await reload(again)).state().asksReading).toBe(false);
  });

  test("starts from the types of a field in one step, which are looked for at once", async () => {
    const tab = openTab();
    tab.fake.readsNames = true;
    await settled(tab);
    const { state, fake } = tab;
    const [, news] = TYPE_SETS;
    const before = state().project;
    state().startFromSet(news);
    expect(state().project.schema.entities.map(({ verbose }) => verbose)).toEqual(
      news.entities.map(({ name }) => name),
    );
    // The model's own type stays the one that it is.
    expect(state().project.schema.entities[0].name).toBe("Person");
    expect(undoNames(state())).toEqual(["Start from the types of News"]);
    await settled(tab);
    expect(Object.keys(fake.named.at(-1)?.entities ?? {})).toHaveLength(news.entities.length - 1);
    state().undo();
    expect(state().project.schema).toEqual(before.schema);
  });

  test("opens a bundled model, which later ones go on with; older projects with the former one", async () => {
    const tab = await readyTab();
    const { name } = tab.fake.opened[0] as { name: string };
    expect(name).toBe(DEFAULT_BUNDLED);
    await tab.state().useModel({ kind: "bundled", name: "general" });
    const next = await reload(tab);
    expect(next.fake.opened).toEqual([{ kind: "bundled", name: "general" }]);
  });

  test("a model that knows none of the types brings its own, in a step", async () => {
    const tab = openTab();
    tab.fake.readsNames = true;
    await settled(tab);
    const { state, fake } = tab;
    state().startFromSet(TYPE_SETS[2]);
    await vi.waitFor(() => expect(state().prediction.kind).toBe("idle"));
    const before = state().project.schema;
    fake.readsNames = false;
    await state().useModel({ kind: "bundled", name: "conll04" });
    const chosen = before.entities.map((t) => t.name);
    expect(state().project.schema.entities.map((t) => t.name)).toEqual([
      "Person",
      "Place",
      ...chosen,
    ]);
    expect(texts(state()).at(-1)).toMatch(/^The types of .* are there now/);
    await vi.waitFor(() => expect(Object.keys(activeDoc(state()).entities)).not.toEqual([]));
    state().undo();
    expect(state().project.schema).toEqual(before);
    // One that goes by names needs none.
    fake.readsNames = true;
    await state().useModel({ kind: "bundled", name: "general" });
    expect(state().project.schema).toEqual(before);
  });

  test("a model that is chosen again has its own types again, also in a later visit", async () => {
    const tab = await readyTab();
    tab.state().addType("entity", "Ingredient");
    const before = tab.state().project.schema;
    tab.fake.types = { entities: { Peop: names("People") }, relations: {} };
    await tab.state().useModel({ kind: "bundled", name: "conll04" });
    expect(tab.state().project.schema.entities.map((t) => t.name)).toEqual(["Peop", "Ingredient"]);
    expect(undoNames(tab.state())[0]).toMatch(/^Take the types of/);
    await vi.waitFor(() => expect(tab.state().storage.kind).toBe("saved"));
    closeTabs();
    const { state } = openTab();
    await vi.waitFor(() => expect(state().model.kind).toBe("ready"));
    await state().useModel({ kind: "bundled", name: "general" });
    expect(state().project.schema.entities.map((t) => t.name)).toEqual(
      before.entities.map((t) => t.name),
    );
    expect(placesOf(state().project.schema.entities)).toEqual(placesOf(before.entities));
    await vi.waitFor(() => expect(Object.keys(activeDoc(state()).entities)).not.toEqual([]));
  });
});

const names = (verbose: string) => ({ short: verbose, verbose });
