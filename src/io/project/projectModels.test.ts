import { createHash } from "node:crypto";
import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test, vi } from "vitest";
import { ownModel } from "../fixtures/ownModels.ts";
import { OWN_PROJECT, projectBytes } from "../fixtures/ownProject.ts";
import { readTexts } from "../fixtures/readTexts.ts";
import { openZip } from "../zip/openZip.ts";
import { zipBlob } from "../zip/zipBlob.ts";
import type { KeptModel } from "./keptModel.ts";
import { LIMITS, type Manifest, VERSION } from "./manifest.ts";
import { writeProject } from "./writeProject.ts";

const hash = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
const read = (bytes: Uint8Array) => readTexts({ "a.spanloom": bytes });

const MODELS = [ownModel("1700000000001", { name: "__proto__ <b>" }), ownModel("8", { weight: 5 })];
const WITH = await projectBytes(OWN_PROJECT, { models: MODELS });

async function filesOf({ files }: KeptModel) {
  const read = [...files].map(async ([name, blob]) => [name, await bytesOf(blob)] as const);
  return new Map(await Promise.all(read));
}

test("models come back with every file as it was, and are named and counted", async () => {
  const { models = [], docs, notRead, notes, leftOut } = await read(WITH);
  expect([docs.length, notRead, notes, leftOut]).toEqual([2, [], [], []]);
  expect(models.map(({ id, name, createdAt }) => [id, name, createdAt])).toEqual([
    ["1700000000001", "__proto__ <b>", 1700000000001],
    ["8", "Model 8", 8],
  ]);
  for (const [i, model] of models.entries()) {
    const wanted = await filesOf(MODELS[i]);
    expect(new Map([...model.files].map(([name, { bytes }]) => [name, bytes.slice()]))).toEqual(
      wanted,
    );
    for (const { bytes, sha256 } of model.files.values()) expect(sha256).toBe(hash(bytes));
    expect(model.size).toBe([...wanted.values()].reduce((sum, { length }) => sum + length, 0));
  }
});

test("an app that knows nothing of models reads the rest: the version is that of before", async () => {
  const files = unzipSync(WITH);
  const manifest: Manifest = JSON.parse(strFromU8(files["manifest.json"]));
  expect([manifest.version, VERSION]).toEqual([1, 1]);
  const of = manifest.entries.filter(({ path }) => path.startsWith("models"));
  expect(of.length).toBe(1 + 2 * MODELS[0].files.size);
  for (const { path, size, sha256 } of of)
    expect([files[path].length, hash(files[path])]).toEqual([size, sha256]);
});

test("what a browser holds is put into the zip as it is, and is read only piece by piece", async () => {
  const large = new Uint8Array(3 * 2 ** 20 + 5).map((_, i) => i * 31);
  const blob = new Blob([large]);
  const whole = vi.spyOn(blob, "arrayBuffer");
  const sizes: number[] = [];
  const zip = zipBlob("application/zip");
  zip.store("first", strToU8("1"));
  await zip.storeBlob("large", blob, ({ length }) => sizes.push(length));
  await zip.storeBlob("empty", new Blob([]), () => {});
  await zip.add("last", strToU8("2"));
  const made = openZip(await bytesOf(zip.end()), LIMITS);
  expect(made.paths).toEqual(["first", "large", "empty", "last"]);
  expect(hash(made.bytesOf("large"))).toBe(hash(large));
  expect([...made.bytesOf("empty"), ...made.bytesOf("last")]).toEqual([50]);
  expect(sizes).toEqual([2 ** 20, 2 ** 20, 2 ** 20, 5]);
  expect(whole).not.toHaveBeenCalled();
});

test("any files of a model come back", async () => {
  const anyFiles = fc.dictionary(
    fc.stringMatching(/^[a-z][a-z_.-]{0,8}$/),
    fc.uint8Array({ maxLength: 300 }),
    { maxKeys: 4 },
  );
  await fc.assert(
    fc.asyncProperty(anyFiles, async (more) => {
      const own = ownModel("9");
      const files = new Map([
        ...Object.entries(more).map(([name, of]) => [name, new Blob([of.slice()])] as const),
        ...own.files,
      ]);
      const { models, notRead } = await read(
        await projectBytes(OWN_PROJECT, { models: [{ id: "9", files }] }),
      );
      expect(notRead).toEqual([]);
      const found = models?.[0].files ?? new Map();
      expect([...found.keys()].toSorted()).toEqual([...files.keys()].toSorted());
      for (const [name, blob] of files)
        expect(found.get(name)?.bytes.slice()).toEqual(await bytesOf(blob));
    }),
    { numRuns: 25 },
  );
});

test("a file of a model that changes while it is written is no project file", async () => {
  const own = ownModel("9");
  const blob = own.files.get("model.safetensors")!;
  let reads = 0;
  const slice = blob.slice.bind(blob);
  // The browser lets a page read a file that another tab has replaced no more.
  vi.spyOn(blob, "slice").mockImplementation((start, end) => {
    if (++reads > 0) throw new DOMException("it was changed", "NotReadableError");
    return slice(start, end);
  });
  const { docs, schema } = OWN_PROJECT;
  await expect(
    writeProject({ docs: Object.values(docs), schema, versions: [], models: [own] }),
  ).rejects.toThrow("it was changed");
});

describe("a file with models that is not whole is refused, and nothing comes of it:", () => {
  async function refusal(bytes: Uint8Array): Promise<string> {
    const { docs, schema, models, steps, notRead } = await read(bytes);
    expect([docs, schema, models, steps, notRead.length]).toEqual([
      [],
      undefined,
      undefined,
      undefined,
      1,
    ]);
    return notRead[0].reason;
  }

  test("cut anywhere", async () => {
    for (let end = 0; end < WITH.length; end += 97)
      expect(await refusal(WITH.slice(0, end))).toMatch(/\w/);
  });

  test("any byte of the weights changed", async () => {
    const start = Buffer.from(WITH).indexOf("models/1/model.safetensors") + 26;
    const end = start + MODELS[0].files.get("model.safetensors")!.size;
    for (let at = start; at < end; at++) {
      const changed = WITH.slice();
      changed[at] ^= 1 << (at % 8);
      expect(await refusal(changed)).toContain("models/1/model.safetensors is damaged");
    }
  });

  /** The file with entries changed, which its manifest tells of as they then are. */
  function remade(change: (files: Record<string, Uint8Array>) => void, isTold = true): Uint8Array {
    const files: Record<string, Uint8Array> = unzipSync(WITH);
    const manifest: Manifest = JSON.parse(strFromU8(files["manifest.json"]));
    change(files);
    const own = new Set(["mimetype", "manifest.json"]);
    const entries = Object.entries(files).flatMap(([path, of]) =>
      own.has(path) ? [] : [{ path, size: of.length, sha256: hash(of) }],
    );
    files["manifest.json"] = strToU8(JSON.stringify(isTold ? { ...manifest, entries } : manifest));
    return zipSync(files, { level: 0 });
  }
  const WEIGHTS = "models/1/model.safetensors";
  const list =
    (change: (models: { id: string; files: string[] }[]) => unknown) =>
    (files: Record<string, Uint8Array>) => {
      const { models } = JSON.parse(strFromU8(files["models.json"]));
      const changed = change(models) ?? models;
      files["models.json"] = strToU8(JSON.stringify({ models: changed }));
    };

  test.each<{
    name: string;
    change: (files: Record<string, Uint8Array>) => void;
    isTold?: boolean;
    says: string;
  }>([
    {
      name: "other weights than the manifest tells of",
      change: (files) =>
        void Object.assign(files, { [WEIGHTS]: files[WEIGHTS].map((byte) => byte ^ 1) }),
      isTold: false,
      says: `${WEIGHTS} was changed`,
    },
    {
      name: "weights that end too early",
      change: (files) => void Object.assign(files, { [WEIGHTS]: files[WEIGHTS].slice(0, -2) }),
      says: `${WEIGHTS}: tensor w ends at byte`,
    },
    {
      name: "weights that are none",
      change: (files) => void Object.assign(files, { [WEIGHTS]: strToU8("x".repeat(100)) }),
      says: "truncated or not safetensors",
    },
    {
      name: "a model without its weights",
      change: list((models) => {
        models[0].files = models[0].files.filter((file) => file !== "model.safetensors");
      }),
      says: `${WEIGHTS} is missing`,
    },
    {
      name: "a file that is not there",
      change: list((models) => void models[1].files.push("more.json")),
      says: "models/2/more.json is missing",
    },
    {
      name: "an id that leads elsewhere",
      change: list((models) => void Object.assign(models[0], { id: "../../bundled" })),
      says: "models.json models[0].id",
    },
    {
      name: "a file name that leads elsewhere",
      change: list((models) => void models[0].files.push("../2/version.json")),
      says: "models.json models[0].files[6]",
    },
    {
      name: "a model that is there twice",
      change: list((models) => void Object.assign(models[1], { id: models[0].id })),
      says: "models.json: the model 1700000000001 is there twice",
    },
    {
      name: "a config that is an encoder's",
      change: (files) => void Object.assign(files, { "models/2/config.json": strToU8("{}") }),
      says: "models/2/config.json spert_mt",
    },
    {
      name: "types that are none",
      change: (files) => void Object.assign(files, { "models/1/types.json": strToU8("[]") }),
      says: "models/1/types.json",
    },
    {
      name: "no name",
      change: (files) => void Object.assign(files, { "models/1/version.json": strToU8("{}") }),
      says: "models/1/version.json name",
    },
    {
      name: "a list that is none",
      change: (files) => void Object.assign(files, { "models.json": strToU8('{"models":7}') }),
      says: "models.json models",
    },
  ])("$name", async ({ change, isTold = true, says }) => {
    expect(await refusal(remade(change, isTold))).toContain(says);
  });

  test("files of a model that are packed, as what unpacks to far more would be", async () => {
    const files = unzipSync(WITH);
    expect(await refusal(zipSync(files, { level: 9 }))).toContain(
      "is packed, and should be as it is",
    );
  });

  test("files of models that nobody lists are left out, and told", async () => {
    const { leftOut, models, docs } = await read(remade(list(() => [])));
    expect([models, docs.length, leftOut.length]).toEqual([undefined, 2, 12]);
  });
});
