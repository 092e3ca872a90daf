import { expect, test } from "vitest";
import { fakeOpfs } from "./fixtures/fakeOpfs.ts";
import { createModelFiles } from "./modelFiles.ts";
import type { PrivateFiles } from "./opfs.ts";
import { createBrowserSpace } from "./space.ts";

test("what takes room is told by its kind, over all projects", async () => {
  const { storage } = fakeOpfs();
  const root = await storage.getDirectory();
  const projects = await root.getDirectoryHandle("projects", { create: true });
  const second = await projects.getDirectoryHandle("p2", { create: true });
  const put = (from: FileSystemDirectoryHandle, text: string) =>
    createModelFiles({ storage: { getDirectory: async () => from } } as PrivateFiles).put("m", {
      "version.json": new TextEncoder().encode(text),
    });
  await put(root, "12345");
  await put(second, "123");
  const manager = {
    ...storage,
    estimate: async () => ({
      usage: 100,
      quota: 150,
      usageDetails: { indexedDB: 40, caches: 7, serviceWorkerRegistrations: 1 },
    }),
    persisted: async () => false,
  } as unknown as StorageManager;
  expect(await createBrowserSpace({ storage: manager }).measure()).toEqual({
    used: 100,
    free: 50,
    isPersistent: false,
    parts: { models: 8, trainings: 0, downloads: 0, documents: 40, offline: 8 },
  });
});

test("a browser that says nothing is asked for nothing", async () => {
  const space = createBrowserSpace({});
  expect(await space.measure()).toEqual({ used: null, free: null, isPersistent: null, parts: {} });
  expect(await space.persist()).toBe(false);
});
