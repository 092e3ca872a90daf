import { beforeEach, describe, expect, test, vi } from "vitest";
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
import { SAMPLE_NAME } from "./sampleText.ts";

beforeEach(newDisk);

describe("storage", () => {
  test("a second tab is told, changes nothing, and may take over", async () => {
    const first = await withText("Ada lives in Rome.");
    const second = await readyTab();
    expect(second.state().storage).toEqual({ kind: "readOnly" });
    const seen = second.state().project;
    second.state().acceptSentence(activeDoc(second.state()).sentences[0].id);
    await second.state().addText("new", "Bob left.");
    expect(second.state().project).toBe(seen);
    expect(texts(second.state())[0]).toMatch(/Another tab has this project open/);

    await second.state().takeOver();
    await vi.waitFor(() => expect(first.state().storage).toEqual({ kind: "readOnly" }));
    const { id } = activeDoc(second.state()).sentences[0];
    second.state().acceptSentence(id);
    first.state().finishSentence(id);
    await settled(second);
    expect(activeDoc((await reload(second)).state()).confirmed).toEqual({ [id]: true });
    expect(entityOf(second.state(), "Ada")!.status).toBe("confirmed");
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

  test("that cannot be opened says so, and the application works without", async () => {
    const tab = openTab((db) => ({ ...db, load: () => Promise.reject(new Error("corrupt")) }));
    await vi.waitFor(() => expect(tab.state().model.kind).toBe("ready"));
    expect(tab.state().storage).toMatchObject({
      kind: "failed",
      message: expect.stringContaining("corrupt"),
    });
    expect(activeDoc(tab.state()).name).toBe(SAMPLE_NAME);
  });
});
