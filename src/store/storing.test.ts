import { beforeEach, describe, expect, test, vi } from "vitest";
import { wholeScope } from "../core/document/scope.ts";
import { DEFAULT_BUNDLED } from "../core/lifecycle/bundled.ts";
import { undoNames } from "./fixtures/steps.ts";
import {
  activeDoc,
  entityOf,
  newDisk,
  openTab,
  readyTab,
  reload,
  settled,
  texts,
  withText,
} from "./fixtures/tabs.ts";
import { sampleName } from "./sampleText.ts";

beforeEach(newDisk);

describe("storage", () => {
  test("a second tab is told, changes nothing, and may take over", async () => {
    const first = await withText("Ada lives in Rome.");
    const second = await readyTab();
    expect(second.state().storage).toEqual({ kind: "readOnly" });
    const seen = second.state().project;
    second.state().acceptSentence(activeDoc(second.state()).sentences[0].id);
    const { id: doc } = activeDoc(second.state());
    expect(await second.state().addText("new", "Bob left.")).toBe(false);
    expect(await second.state().editCopy(doc, "Bob left.")).toBe(false);
    expect(await second.state().editText(doc, "Bob left.")).toBe(false);
    expect(second.state().project).toBe(seen);
    expect(texts(second.state())[0]).toMatch(/Another tab has this project open/);

    await second.state().takeOver();
    await vi.waitFor(() => expect(first.state().storage).toEqual({ kind: "readOnly" }));
    // It may be taken while a text is read.
    expect(await first.state().addText("new", "Bob left.")).toBe(false);
    const { id } = activeDoc(second.state()).sentences[0];
    second.state().acceptSentence(id);
    first.state().finishSentence(id);
    await settled(second);
    expect(activeDoc((await reload(second)).state()).confirmed).toEqual({
      [id]: wholeScope(second.state().project.schema),
    });
    expect(entityOf(second.state(), "Ada")!.status).toBe("confirmed");
  });

  test("a second tab follows the first one, which it may take over from without loss", async () => {
    const first = await withText("Ada lives in Rome. Bob left.");
    const second = await readyTab();
    const sentences = activeDoc(first.state()).sentences;
    const ada = entityOf(second.state(), "Ada")!;
    second.state().select({ kind: "entity", id: ada.id });
    first.state().acceptSentence(sentences[0].id);
    await vi.waitFor(() => expect(entityOf(second.state(), "Ada")!.status).toBe("confirmed"));
    expect(second.state().selection).toEqual({ kind: "entity", id: ada.id });
    first.state().undo();
    await vi.waitFor(() => expect(second.state().history).toEqual(first.state().history));
    expect(second.state().history.redo).toHaveLength(1);
    // Many documents are read.
    await first
      .state()
      .importFiles(Array.from({ length: 25 }, (_, i) => new File(["Eve came."], `n${i}.txt`)));
    await first.state().commitImport();
    await settled(first);
    await vi.waitFor(() => expect(second.state().project).toEqual(first.state().project));
    expect(activeDoc(second.state()).name).toBe("note");
    // What comes while it reads, and what the first one could not store any more.
    first.state().renameDoc(first.state().activeDoc!, "one");
    await second.state().takeOver();
    await vi.waitFor(() => expect(first.state().storage).toEqual({ kind: "readOnly" }));
    second.state().finishSentence(sentences[1].id);
    await settled(second);
    await vi.waitFor(() => expect(first.state().project).toEqual(second.state().project));
    await second.state().eraseEverything();
    await settled(second);
    await vi.waitFor(() => expect(first.state().project).toEqual(second.state().project));
  });

  test("taking over opens the model that the other tab used", async () => {
    const first = await withText("Ada lives in Rome.");
    const second = await readyTab();
    const version = { id: "v0", name: "mine", createdAt: 1, bytes: 1, scores: null };
    for (const tab of [first, second]) tab.service.versions = async () => [version];
    await first.state().openModel();
    await first.state().useModel({ kind: "version", id: "v0" });
    await settled(first);
    await second.state().takeOver();
    expect(second.fake.opened).toEqual([
      { kind: "bundled", name: DEFAULT_BUNDLED },
      { kind: "version", id: "v0" },
    ]);
    await first.state().takeOver();
    expect(first.fake.opened.at(-1)).toEqual({ kind: "version", id: "v0" });
    expect(first.fake.opened).toHaveLength(3);
  });

  test("taking over a project that has no types yet gives it those of the model", async () => {
    const first = openTab();
    first.service.open = () => new Promise(() => {});
    await vi.waitFor(() => expect(first.state().storage.kind).toBe("saved"));
    const second = openTab();
    await vi.waitFor(() => expect(second.state().model.kind).toBe("ready"));
    await second.state().takeOver();
    expect(second.state().project.schema.entities.map(({ name }) => name)).toEqual([
      "Person",
      "Place",
    ]);
    await vi.waitFor(() => expect(second.state().storage.kind).toBe("saved"));
  });

  test("that fails keeps edits in memory, says so, and stores them later", async () => {
    let full = false;
    const tab = await withText("Ada lives in Rome.", (db) => ({
      ...db,
      write: async (change) => {
        if (full) throw Object.assign(new Error("no"), { name: "QuotaExceededError" });
        return db.write(change);
      },
    }));
    const { state } = tab;
    full = true;
    state().setStatus({ kind: "entity", id: entityOf(state(), "Ada")!.id }, "confirmed");
    await vi.waitFor(() =>
      expect(state().storage).toMatchObject({
        kind: "failed",
        message: expect.stringContaining("is full"),
      }),
    );
    expect(entityOf(state(), "Ada")!.status).toBe("confirmed");
    full = false;
    state().renameDoc(state().activeDoc!, "renamed");
    await vi.waitFor(() => expect(state().storage.kind).toBe("saved"));
    const again = await reload(tab);
    expect(activeDoc(again.state()).name).toBe("renamed");
    expect(entityOf(again.state(), "Ada")!.status).toBe("confirmed");
  });

  test("that cannot be erased goes on with what was not stored", async () => {
    let broken = false;
    const tab = await withText("Ada lives in Rome.", (db) => ({
      ...db,
      write: (change) => (broken ? Promise.reject(new Error("no")) : db.write(change)),
      erase: async () => {
        broken = false;
        throw new Error("blocked");
      },
    }));
    const { state } = tab;
    broken = true;
    state().setStatus({ kind: "entity", id: entityOf(state(), "Ada")!.id }, "confirmed");
    await vi.waitFor(() => expect(state().storage.kind).toBe("failed"));
    await state().eraseEverything();
    expect(texts(state()).at(-1)).toMatch(/could not be erased: blocked/);
    await vi.waitFor(() => expect(state().storage.kind).toBe("saved"));
    const again = await reload(tab);
    expect(entityOf(again.state(), "Ada")!.status).toBe("confirmed");
    expect(undoNames(again.state())).toEqual(undoNames(state()));
  });

  test("that cannot be opened says so, and the application works without", async () => {
    const tab = openTab((db) => ({ ...db, load: () => Promise.reject(new Error("corrupt")) }));
    await vi.waitFor(() => expect(tab.state().model.kind).toBe("ready"));
    expect(tab.state().storage).toMatchObject({
      kind: "failed",
      message: expect.stringMatching(/could not be read.*corrupt.*export what you want to keep/),
    });
    expect(activeDoc(tab.state()).name).toBe(sampleName());
  });
});
