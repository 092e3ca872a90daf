import { expect, test } from "vitest";
import { fakeLocks } from "./fixtures/fakeLocks.ts";
import { fakeOpfs } from "./fixtures/fakeOpfs.ts";
import { createModelFiles } from "./modelFiles.ts";

const bytes = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
const model = (weights: string) => ({
  "version.json": bytes(`{"name":"mine"}`),
  "model.safetensors": new Blob([weights]),
});

test.each([
  { name: "through a writable stream", inPlace: false },
  { name: "in place, where a browser has no writable streams", inPlace: true },
])("a model is stored and read back $name", async ({ inPlace }) => {
  const { storage } = fakeOpfs({ inPlace });
  const files = createModelFiles({ storage, locks: fakeLocks() });
  await files.put("v1", model("weights"));
  const read = await files.get("v1");
  expect(Object.keys(read).sort()).toEqual(["model.safetensors", "version.json"]);
  expect(await read["model.safetensors"].text()).toBe("weights");
  expect(await files.list()).toEqual([
    { id: "v1", bytes: 22, version: { name: "mine" }, others: {} },
  ]);
});

test("a file can be added beside those of a model that is stored, and changes no other", async () => {
  const { storage } = fakeOpfs();
  const files = createModelFiles({ storage, locks: fakeLocks() });
  await files.put("v1", model("weights"));
  await files.add("v1", "label.json", bytes(`{"note":"good"}`));
  const [stored] = await files.list(["label.json", "missing.json"]);
  expect(stored.others).toEqual({ "label.json": { note: "good" }, "missing.json": undefined });
  expect(await (await files.get("v1"))["model.safetensors"].text()).toBe("weights");
  await expect(files.add("v2", "label.json", bytes("{}"))).rejects.toThrow("is not stored here");
  await expect(files.add("v1", "version.json", bytes("{}"))).rejects.toThrow("is not stored here");
});

test("a model that does not fit leaves nothing behind", async () => {
  const { storage, root } = fakeOpfs({ failsOn: "model.safetensors" });
  const files = createModelFiles({ storage });
  await expect(files.put("v1", model("weights"))).rejects.toThrow("disk full");
  expect((root.get("models") as Map<string, unknown>).size).toBe(0);
});

test("a half-written model is not listed, and the next one sweeps it away", async () => {
  const { storage, root } = fakeOpfs();
  const files = createModelFiles({ storage });
  const half = new Map([
    ["model.safetensors", new Blob(["wei"])],
    ["version.json", new Blob()],
  ]);
  root.set("models", new Map([["half", half]]));
  expect(await files.list()).toEqual([]);
  await expect(files.get("half")).rejects.toThrow("model half is not stored here");
  await files.put("v1", model("weights"));
  expect([...(root.get("models") as Map<string, unknown>).keys()]).toEqual(["v1"]);
});

test("a damaged version.json does not hide the others", async () => {
  const { storage } = fakeOpfs();
  const files = createModelFiles({ storage });
  await files.put("a", { "version.json": bytes("{") });
  await files.put("b", model("w"));
  expect((await files.list()).map((m) => m.version)).toEqual([undefined, { name: "mine" }]);
});

test("models are removed one by one and all together, also when there are none", async () => {
  const { storage } = fakeOpfs();
  const files = createModelFiles({ storage });
  await files.clear();
  await files.remove("v0");
  for (const id of ["v1", "v2", "v3"]) await files.put(id, model(id));
  await files.remove("v1");
  expect((await files.list()).map((m) => m.id)).toEqual(["v2", "v3"]);
  await files.clear();
  expect(await files.list()).toEqual([]);
});

test("a browser without OPFS is told so", async () => {
  await expect(createModelFiles({}).list()).rejects.toThrow("lacks OPFS");
});
