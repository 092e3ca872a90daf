import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type BundledFile, keptBundled } from "./bundledFiles.ts";
import LIST from "./bundledList.json";
import { servedFolder } from "./modelSources.ts";

const ADDRESS = "http://host/app/assets/list.json";
const BYTES = new TextEncoder().encode("what a model holds");
const fileOf = (bytes: Uint8Array): BundledFile => ({
  bytes: bytes.length,
  sha256: createHash("sha256").update(bytes).digest("hex"),
});

/** The browser's cache; `isFull`: nothing more can be put. */
function fakeCaches() {
  const held = new Map<string, Uint8Array<ArrayBuffer>>();
  const cache = {
    match: async (key: string) => (held.has(key) ? new Response(held.get(key)!) : undefined),
    put: async (key: string, response: Response) => {
      if (fake.isFull) throw new DOMException("no room", "QuotaExceededError");
      held.set(key, new Uint8Array(await response.arrayBuffer()));
    },
    delete: async (key: string) => held.delete(key),
    keys: async (key: string) => (held.has(key) ? [key] : []),
  };
  const caches = { open: async () => cache } as unknown as CacheStorage;
  const fake = { held, caches, isFull: false };
  return fake;
}

/** What the server has, by the end of its address; `asked` names what was asked for. */
function serve(files: Record<string, Uint8Array<ArrayBuffer> | string>) {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (url: URL | string) => {
    const name = String(url).split("/").at(-1)!;
    asked.push(name);
    if (files[name] === undefined) throw new TypeError("no network");
    return new Response(files[name]);
  });
  return asked;
}
afterEach(() => vi.unstubAllGlobals());

const folderOf = (caches: CacheStorage) => {
  const files = keptBundled(ADDRESS, caches);
  const place = {
    address: "http://host/app/models/general/",
    kept: { files, folder: "general" },
  } as const;
  return { files, folder: servedFolder(place, () => {}) };
};
const listed = (bytes = BYTES) => JSON.stringify({ "general/model.safetensors": fileOf(bytes) });

test("the list is that of the bundled models; `npm run bundled` writes it", () => {
  const found = readdirSync("public/models").flatMap((model) =>
    readdirSync(join("public/models", model)).map((file) => `${model}/${file}`),
  );
  expect(Object.keys(LIST).sort()).toEqual(found.sort());
  for (const file of found)
    expect({ [file]: LIST[file as keyof typeof LIST] }).toEqual({
      [file]: fileOf(readFileSync(join("public/models", file))),
    });
});

describe("a file of a bundled model", () => {
  test("comes once, and is then read without a network", async () => {
    const { held, caches } = fakeCaches();
    const asked = serve({ "list.json": listed(), "model.safetensors": BYTES });
    expect(await folderOf(caches).folder.read("model.safetensors")).toEqual(BYTES);
    expect(asked).toEqual(["list.json", "model.safetensors"]);
    expect(held.size).toBe(1);
    const again = serve({ "list.json": listed() });
    const { files, folder } = folderOf(caches);
    expect(await folder.read("model.safetensors")).toEqual(BYTES);
    expect(again).toEqual(["list.json"]);
    expect(await files.has(fileOf(BYTES))).toBe(true);
  });

  test("is fetched anew when what is kept is damaged", async () => {
    const { held, caches } = fakeCaches();
    serve({ "list.json": listed(), "model.safetensors": BYTES });
    await folderOf(caches).folder.read("model.safetensors");
    for (const damaged of [BYTES.slice(1), BYTES.map((byte) => byte ^ 1)]) {
      for (const key of held.keys()) held.set(key, damaged);
      expect(await folderOf(caches).folder.read("model.safetensors")).toEqual(BYTES);
      expect([...held.values()]).toEqual([BYTES]);
    }
  });

  test("is refused when the server has it of another version", async () => {
    const { held, caches } = fakeCaches();
    serve({ "list.json": listed(BYTES.slice(1)), "model.safetensors": BYTES });
    await expect(folderOf(caches).folder.read("model.safetensors")).rejects.toThrow(
      "model.safetensors on the server is of another version of this app: reload the page",
    );
    expect(held.size).toBe(0);
  });

  test("is used where there is no room to keep it", async () => {
    const fake = fakeCaches();
    fake.isFull = true;
    serve({ "list.json": listed(), "model.safetensors": BYTES });
    const { files, folder } = folderOf(fake.caches);
    expect(await folder.read("model.safetensors")).toEqual(BYTES);
    expect(await files.has(fileOf(BYTES))).toBe(false);
  });

  test("is used where the browser keeps nothing", async () => {
    serve({ "list.json": listed(), "model.safetensors": BYTES });
    const files = keptBundled(ADDRESS, undefined);
    const place = {
      address: "http://host/models/general/",
      kept: { files, folder: "general" },
    } as const;
    const folder = servedFolder(place, () => {});
    expect(await folder.read("model.safetensors")).toEqual(BYTES);
  });

  test("is not asked for when its model has none of that name", async () => {
    const { caches } = fakeCaches();
    const asked = serve({ "list.json": listed() });
    expect(await folderOf(caches).folder.read("merges.txt")).toBe(null);
    expect(asked).toEqual(["list.json"]);
  });

  test("is taken as the server has it, and not kept, where the list has nothing of its model", async () => {
    const { held, caches } = fakeCaches();
    serve({ "list.json": "{}", "model.safetensors": BYTES });
    expect(await folderOf(caches).folder.read("model.safetensors")).toEqual(BYTES);
    expect(held.size).toBe(0);
  });

  test("is asked for again when the list could not be had", async () => {
    const { caches } = fakeCaches();
    serve({});
    const { folder } = folderOf(caches);
    await expect(folder.read("model.safetensors")).rejects.toThrow(/list of bundled files/);
    serve({ "list.json": listed(), "model.safetensors": BYTES });
    expect(await folder.read("model.safetensors")).toEqual(BYTES);
  });
});
