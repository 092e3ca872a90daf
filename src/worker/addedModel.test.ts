import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { Example, Prediction } from "../core/learn/example.ts";
import { normalOf, seededRandom } from "../core/learn/random.ts";
import { FROM_ENCODER } from "../core/learn/recipe.ts";
import type { AnyModelId, JobId, ModelSource } from "../core/lifecycle/openModel.ts";
import { type ModelTypes, NOTHING_RENAMED } from "../core/types/modelTypes.ts";
import { nodeHost } from "../engine/wasm/nodeHost.ts";
import { formatSafetensors, type NamedArray, parseSafetensors } from "../io/safetensors.ts";
import { DEFAULT_SPERT } from "../model/config.ts";
import { parseBertConfig } from "../model/encoders/encoderKinds.ts";
import { modelShapes } from "../model/parameters.ts";
import { createAddedModels } from "../storage/addedModels.ts";
import { fakeLocks } from "../storage/fixtures/fakeLocks.ts";
import { fakeOpfs } from "../storage/fixtures/fakeOpfs.ts";
import { createModelFiles } from "../storage/modelFiles.ts";
import { createTrainingFiles } from "../storage/trainingFiles.ts";
import { createAdding } from "./adding.ts";
import type { TrainRequest } from "./modelRequests.ts";
import { createModelService } from "./modelService.ts";

const ENCODERS = "src/parity/fixtures/encoders";
const KINDS = readdirSync(ENCODERS);
const filesOf = (kind: string, under = "") =>
  new Map(
    readdirSync(join(ENCODERS, kind)).map((file) => {
      return [`${under}${file}`, new Blob([readFileSync(join(ENCODERS, kind, file))])];
    }),
  );

/** A browser with nothing stored; `reload` is the page opened anew. */
function browserOf(options: Parameters<typeof fakeOpfs>[0] = {}) {
  const opfs = fakeOpfs(options);
  const browser = { storage: opfs.storage, locks: fakeLocks() };
  const start = () => ({
    adding: createAdding(browser),
    service: createModelService({
      host: { wasm: nodeHost(process.cwd()), threads: 1 },
      bundled: () => ({ address: "http://127.0.0.1:9/" }),
      rehearsal: "http://127.0.0.1:9/sentences.txt",
      files: createModelFiles(browser),
      added: createAddedModels(browser),
      trainings: createTrainingFiles(browser),
      room: async () => null,
    }),
  });
  return { ...start(), reload: start, root: opfs.root };
}
type Page = Pick<ReturnType<typeof browserOf>, "adding" | "service">;

const add = async ({ adding }: Page, files: ReadonlyMap<string, Blob>, types?: ModelTypes) => {
  await adding.lookAtModel("x", "mine", files);
  const model = await adding.storeModel("x", { name: "mine", types }, () => {});
  if (!model) throw new Error("it was ended");
  return model;
};
const open = ({ service }: Page, source: ModelSource) =>
  service.open({ source, backend: "wasm" }, () => {});

const types: ModelTypes = {
  entities: {
    ["__proto__"]: { short: "P", verbose: "person" },
    "<b>place</b>": { short: "L", verbose: "place" },
  },
  relations: { constructor: { short: "in", verbose: "lives in", symmetric: false } },
};
const examples: Example[] = [
  ["Marta", "does", "live", "in", "Köln"],
  ["Élodie", "does", "live", "in", "Köln"],
].map((words, i) => ({
  id: `e${i}`,
  words,
  entities: [
    { type: "__proto__", start: 0, end: 1 },
    { type: "<b>place</b>", start: 4, end: 5 },
  ],
  relations: [{ type: "constructor", head: 0, tail: 1 }],
}));
const request: TrainRequest = {
  examples,
  heldOut: examples,
  types,
  renamed: NOTHING_RENAMED,
  recipe: { epochs: 60, lr: 3e-3, headLr: 1e-2 },
  unreviewed: [{ source: "bundled", words: ["some", "text"] }],
  onScreen: [],
};
let jobs = 0;
const newJob = (): JobId => `job:${jobs++}`;

async function predicted(
  { service }: Page,
  model: AnyModelId,
  of: readonly Example[] = examples,
): Promise<Prediction[]> {
  const found: Prediction[] = [];
  const reader = { model, named: { entities: {}, relations: {} }, unasked: [] };
  await service.predict(newJob(), reader, of, (_, prediction) => void found.push(prediction));
  return found;
}

const plain = (found: readonly Prediction[]) =>
  found.map(({ entities, relations }) => ({
    entities: entities.map(({ type, start, end }) => ({ type, start, end })),
    relations: relations.map(({ type, head, tail }) => ({ type, head, tail })),
  }));

describe.each(KINDS)("a bare encoder of the kind %s", (kind) => {
  test("is added, trained from, kept, opened again, exported and added again", async () => {
    const page = browserOf();
    const card = new Blob(["---\nlicense: cc-by-nc-4.0\n---\n# Encoder"]);
    const added = await add(page, filesOf(kind, "folder/").set("folder/README.md", card));
    expect(added).toMatchObject({ what: "encoder", name: "mine" });
    expect(await page.service.added()).toEqual([added]);
    const source = { kind: "added", id: added.id } as const;
    const model = await open(page, source);
    expect(model).toMatchObject({ source, types: { entities: {}, relations: {} } });
    expect(plain(await predicted(page, model.id))).toEqual(
      examples.map(() => ({ entities: [], relations: [] })),
    );

    const ended = await page.service.train(newJob(), model.id, request, () => {});
    if (ended.kind !== "trained") throw new Error("it did not end");
    expect(ended.report).toMatchObject({ steps: 60, watched: [] });
    const said = plain(await predicted(page, ended.model.id));
    expect(said).toEqual(examples.map(({ entities, relations }) => ({ entities, relations })));

    const kept = await page.service.keep(ended.model.id, "kept", null);
    expect(kept.version.made?.parent).toMatchObject({
      source,
      name: "mine",
      licence: "cc-by-nc-4.0",
    });
    const { recipe } = kept.version.made ?? {};
    expect(recipe).toEqual({ ...FROM_ENCODER, epochs: 60, lr: 3e-3, headLr: 1e-2 });

    const next = page.reload();
    const version = await open(next, { kind: "version", id: kept.version.id });
    expect(plain(await predicted(next, version.id))).toEqual(said);

    const inUse = { entities: new Map(), relations: new Map() };
    const zip = await next.service.exportVersion(kept.version.id, inUse);
    const back = await add(next, new Map([["kept.zip", zip]]));
    expect(back).toMatchObject({ what: "model", licence: "cc-by-nc-4.0" });
    const about = await next.service.about({ kind: "added", id: back.id });
    expect(about.card).toContain("from “mine”, cc-by-nc-4.0");
    const again = await open(next, { kind: "added", id: back.id });
    expect(plain(await predicted(next, again.id))).toEqual(said);
  });
});

const CONFIG = {
  architectures: ["SpERT"],
  model_type: "bert",
  vocab_size: 12,
  hidden_size: 16,
  num_hidden_layers: 1,
  num_attention_heads: 2,
  intermediate_size: 16,
  max_position_embeddings: 16,
};

describe("an export", () => {
  const inUse = { entities: new Map(), relations: new Map() };
  const scoresOf = (found: readonly Prediction[]) =>
    found.flatMap(({ entities }) => entities.map(({ score }) => score));

  test.each(["float16", "float32"] as const)(
    "of a checkpoint as %s opens, and says nearly the same",
    async (dtype) => {
      const page = browserOf();
      const { id } = await add(page, spertCheckpoint(), types);
      const source = { kind: "added", id } as const;
      const first = await open(page, source);
      const said = await predicted(page, first.id, letters);
      const { zip, single } = await page.service.exportStored(source, { dtype, inUse });
      expect(single).toEqual([]);
      const back = await add(page, new Map([["m.zip", zip]]));
      const { card, licence } = await page.service.about({ kind: "added", id: back.id });
      expect({ licence, card }).toMatchObject({
        licence: "cc-by-4.0",
        card: /# SpERT/.exec(card)?.input,
      });
      const again = await open(page, { kind: "added", id: back.id });
      expect(again.types).toEqual(first.types);
      const now = await predicted(page, again.id, letters);
      expect(plain(now)).toEqual(plain(said));
      const digits = dtype === "float16" ? 2 : 6;
      scoresOf(now).forEach((score, i) => {
        expect(score).toBeCloseTo(scoresOf(said)[i], digits);
      });
    },
  );

  test("of numbers that float16 cannot hold keeps them, and names them", async () => {
    const page = browserOf();
    const files = spertCheckpoint((name) => (name === "entity_classifier.bias" ? 1e5 : null));
    const { id } = await add(page, files, types);
    const source = { kind: "added", id } as const;
    const { zip, single } = await page.service.exportStored(source, { dtype: "float16", inUse });
    expect(single).toEqual(["entity_classifier.bias"]);
    const entries = unzipSync(new Uint8Array(await zip.arrayBuffer()));
    const weights = parseSafetensors(entries["mine/model.safetensors"], "m");
    expect([...(weights.get("entity_classifier.bias")?.data ?? [])]).toEqual([1e5, 1e5, 1e5]);
  });

  test("of a bare encoder is one", async () => {
    const page = browserOf();
    const { id } = await add(page, filesOf("roberta"));
    const as = { dtype: "float16", inUse } as const;
    const { zip } = await page.service.exportStored({ kind: "added", id }, as);
    const names = Object.keys(unzipSync(new Uint8Array(await zip.arrayBuffer())));
    expect(names.sort()).toEqual([
      "mine/config.json",
      "mine/model.safetensors",
      "mine/tokenizer.json",
    ]);
    const back = await add(page, new Map([["m.zip", zip]]));
    expect(back).toMatchObject({ what: "encoder", encoder: { label: "RoBERTa" } });
  });
});

/** A checkpoint of SpERT as its program leaves it, the weights under a name of their own. */
function spertCheckpoint(given: (name: string) => number | null = () => null): Map<string, Blob> {
  const shape = {
    bert: parseBertConfig(CONFIG),
    spert: { ...DEFAULT_SPERT, additions: [] },
    entityTypes: 3,
    relationTypes: 1,
  };
  const normal = normalOf(seededRandom(5));
  const weights = new Map<string, NamedArray>(
    [...modelShapes(shape)].map(([name, dims]) => {
      const size = dims.reduce((a, b) => a * b, 1);
      const scale = name.endsWith("LayerNorm.weight") ? 0 : 1;
      const draw = () => given(name) ?? (scale ? 0.3 * normal() : 1);
      const data = Float32Array.from({ length: size }, draw);
      return [name, { shape: dims, data }];
    }),
  );
  const vocab = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", ..."abcdefg"];
  const files: Record<string, BlobPart> = {
    "final_model/config.json": JSON.stringify(CONFIG),
    "final_model/vocab.txt": vocab.join("\n"),
    "final_model/best.safetensors": formatSafetensors(weights, "F32"),
    "final_model/optimizer.pt": "not weights",
    "final_model/README.md": "---\nlicense: cc-by-4.0\n---\n# SpERT",
    "notes.txt": "of something else",
  };
  return new Map(Object.entries(files).map(([path, part]) => [path, new Blob([part])]));
}

const letters: Example[] = [["a", "b", "c", "d"]].map((words) => ({
  id: "l",
  words,
  entities: [{ type: "__proto__", start: 0, end: 1 }],
  relations: [],
}));

describe("a checkpoint of SpERT", () => {
  test("says how many types it has; named by the user it predicts, and is trained on", async () => {
    const page = browserOf();
    const looked = await page.adding.lookAtModel("x", "mine", spertCheckpoint());
    expect(looked).toMatchObject({
      what: "spert",
      types: null,
      rows: { entities: 2, relations: 1 },
      licence: "cc-by-4.0",
    });
    const nameless = page.adding.storeModel("x", { name: "mine" }, () => {});
    await expect(nameless).rejects.toThrow("does not say what its types are called");
    const few = { ...types, relations: {} };
    await expect(
      page.adding.storeModel("x", { name: "mine", types: few }, () => {}),
    ).rejects.toThrow("types of relations: 1 in the weights, 0 named");
    const added = await add(page, spertCheckpoint(), types);
    const model = await open(page, { kind: "added", id: added.id });
    expect(Object.keys(model.types.entities)).toEqual(Object.keys(types.entities));
    const found = await predicted(page, model.id, letters);
    expect(found[0].entities.length).toBeGreaterThan(0);

    const asked = { ...request, examples: letters, heldOut: letters, recipe: { epochs: 2 } };
    const ended = await page.service.train(newJob(), model.id, asked, () => {});
    expect(ended).toMatchObject({ kind: "trained", report: { steps: 2 } });
  });

  test("what was measured of it goes with it, and all goes when everything is erased", async () => {
    const page = browserOf();
    const { id } = await add(page, spertCheckpoint(), types);
    const model = await open(page, { kind: "added", id });
    const calibration = {
      entities: { temperature: 2 },
      relations: { temperature: 1, shift: 0 },
    };
    await page.service.setCalibration(model.id, calibration);
    expect(await open(page.reload(), { kind: "added", id })).toMatchObject({ calibration });
    await page.service.removeAdded(id);
    expect(await page.service.added()).toEqual([]);
    expect([...((page.root.get("bundled") as Map<string, unknown>) ?? new Map()).keys()]).toEqual(
      [],
    );
    await expect(open(page, { kind: "added", id })).rejects.toThrow("no longer stored here");
  });
});

describe("what cannot be added", () => {
  const without = (name: string) => new Map([...filesOf("bert")].filter(([file]) => file !== name));
  const zipped = (files: Record<string, Uint8Array>, level: 0 | 6) =>
    new Blob([zipSync(files, { level }) as Uint8Array<ArrayBuffer>]);
  const bytes = (text: string) => new TextEncoder().encode(text);

  test.each([
    { what: "no config", files: without("config.json"), says: "mine: no config.json" },
    { what: "no tokenizer", files: without("tokenizer.json"), says: "mine: no tokenizer.json" },
    {
      what: "weights of another program",
      files: new Map([
        ...[...without("model.safetensors")].filter(([file]) => !file.endsWith(".safetensors")),
        ["tf_model.h5", new Blob()],
      ]),
      says: "mine: no weights (model.safetensors or pytorch_model.bin); tf_model.h5 is of TensorFlow",
    },
    {
      what: "several weights",
      files: new Map([
        ...without("model.safetensors"),
        ["a.pt", new Blob()],
        ["b.safetensors", new Blob()],
      ]),
      says: "mine: several files could be the weights",
    },
    {
      what: "two models",
      files: new Map([...filesOf("bert", "a/"), ...filesOf("roberta", "b/")]),
      says: "mine: there are several models (a/config.json, b/config.json): add one at a time",
    },
    {
      what: "weights that no program wrote",
      files: new Map([
        ...[...without("model.safetensors")].filter(([file]) => !file.endsWith(".safetensors")),
        ["model.pt", new Blob(["hello there"])],
      ]),
      says: "mine, pytorch_model.bin:",
    },
    {
      what: "a part that is missing",
      files: new Map([
        ...without("model.safetensors"),
        [
          "model.safetensors.index.json",
          new Blob([JSON.stringify({ weight_map: { a: "part-1.safetensors" } })]),
        ],
      ]),
      says: "mine, model.safetensors.index.json: part-1.safetensors is missing",
    },
    {
      what: "a zip that is damaged",
      files: new Map([
        ["m.zip", zipped({ "config.json": bytes("{}".repeat(99)) }, 6).slice(0, 60)],
      ]),
      says: "m.zip: ",
    },
  ])("$what", async ({ files, says }) => {
    const { adding } = browserOf();
    await expect(adding.lookAtModel("x", "mine", files)).rejects.toThrow(says);
  });

  test.each([0, 6] as const)("a zip packed at level %d can", async (level) => {
    const files = Object.fromEntries(
      readdirSync(join(ENCODERS, "bert")).map((file) => {
        return [`bert/${file}`, new Uint8Array(readFileSync(join(ENCODERS, "bert", file)))];
      }),
    );
    const added = await add(browserOf(), new Map([["bert.zip", zipped(files, level)]]));
    expect(added.encoder).toEqual({ label: "BERT", layers: 2, hidden: 32 });
  });

  test("a full disk leaves nothing behind, and is told with the size", async () => {
    const page = browserOf({ failsOn: "model.safetensors" });
    await expect(add(page, filesOf("bert"))).rejects.toThrow(/needs 122\.4 kB.*Nothing was stored/);
    expect(await page.service.added()).toEqual([]);
    expect((page.root.get("added") as Map<string, unknown>).size).toBe(0);
  });

  test("what is closed while it is copied leaves nothing behind", async () => {
    const page = browserOf();
    await page.adding.lookAtModel("x", "mine", filesOf("bert"));
    const storing = page.adding.storeModel("x", { name: "mine" }, () => {
      void page.adding.closeModel("x");
    });
    expect(await storing).toBeNull();
    expect(await page.service.added()).toEqual([]);
    expect((page.root.get("added") as Map<string, unknown>).size).toBe(0);
  });
});
