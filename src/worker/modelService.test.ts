import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Example, Prediction } from "../core/learn/example.ts";
import { NOTHING_RENAMED } from "../core/types/modelTypes.ts";
import { nodeHost } from "../engine/wasm/nodeHost.ts";
import { DEFAULT_SPERT, formatSpertConfig } from "../model/config.ts";
import type { ModelFile, ModelFiles } from "../storage/modelFiles.ts";
import { createModelService } from "./modelService.ts";
import type { LoadProgress, ModelService, TrainProgress } from "./protocol.ts";

const fixture = new URL("../parity/fixtures/tiny/", import.meta.url);
const given = JSON.parse(readFileSync(new URL("case.json", fixture), "utf8"));
const names = (list: readonly string[]) =>
  Object.fromEntries(list.map((n) => [n, { short: n, verbose: n }]));
const relationNames = (list: readonly string[]) =>
  Object.fromEntries(list.map((n) => [n, { short: n, verbose: n, symmetric: false }]));
const types = {
  entities: names(Object.keys(given.entity_types)),
  relations: relationNames(Object.keys(given.relation_types)),
};
const vocab = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", ..."abcdefghijklmnop"];
const spert = { ...DEFAULT_SPERT, sizeEmbedding: given.size_embedding, maxSpanSize: 4 };

/** The tiny model as a folder on a server. */
const folder: Record<string, Uint8Array | string> = {
  "config.json": JSON.stringify({ ...given.cfg, spert_mt: formatSpertConfig(spert) }),
  "types.json": JSON.stringify(types),
  "vocab.txt": vocab.join("\n"),
  "model.safetensors": readFileSync(new URL("model.safetensors", fixture)),
};

/** The browser's private file system, in memory. */
function memoryFiles(): ModelFiles {
  const stored = new Map<string, Record<string, Blob>>();
  const blob = (file: ModelFile) => (file instanceof Blob ? file : new Blob([file]));
  return {
    put: async (id, files) => {
      const blobs = Object.entries(files).map(([name, file]) => [name, blob(file)] as const);
      stored.set(id, Object.fromEntries(blobs));
    },
    get: async (id) => stored.get(id) ?? {},
    list: async () =>
      Promise.all(
        [...stored].map(async ([id, files]) => ({
          id,
          bytes: Object.values(files).reduce((sum, { size }) => sum + size, 0),
          version: JSON.parse(await files["version.json"].text()),
        })),
      ),
    remove: async (id) => void stored.delete(id),
    clear: async () => stored.clear(),
  };
}

const sentences = ["a b c d e f", "g h i", "", "a p o n m"].map((text, i) => ({
  id: `s${i}`,
  words: text.split(" ").filter((word) => word !== ""),
}));
const examples: Example[] = sentences.slice(0, 2).map(({ id, words }) => ({
  id,
  words,
  entities: [
    { type: "Ship", start: 0, end: 1 },
    { type: "Loc", start: 2, end: 3 },
  ],
  relations: [{ type: "Sails_To", head: 0, tail: 1 }],
}));
const extended = {
  entities: { ...types.entities, ...names(["Ship"]) },
  relations: { ...types.relations, ...relationNames(["Sails_To"]) },
};
const request = {
  examples,
  heldOut: examples,
  types: extended,
  renamed: NOTHING_RENAMED,
  recipe: { epochs: 60, lr: 2e-3, headLr: 1e-2 },
};

let server: Server;
let service: ModelService;
beforeAll(async () => {
  server = createServer(({ url }, response) => {
    const file = folder[(url ?? "").slice(1)];
    if (file === undefined) response.writeHead(404).end();
    else response.writeHead(200, { "Content-Length": Buffer.byteLength(file) }).end(file);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const bundled = `http://127.0.0.1:${port}/`;
  const files = memoryFiles();
  service = createModelService({
    host: { wasm: nodeHost(process.cwd()), threads: 1 },
    bundled,
    files,
  });
  await service.open({ kind: "bundled" }, "wasm", () => {});
});
afterAll(() => void server.close());

async function predictAll(): Promise<Record<string, Prediction>> {
  const found: Record<string, Prediction> = {};
  await service.predict("p", sentences, (id, prediction) => {
    found[id] = prediction;
  });
  return found;
}

describe("the model service", () => {
  test("opening tells backend, bytes and building, and what is open", async () => {
    const seen: LoadProgress[] = [];
    const model = await service.open({ kind: "bundled" }, "wasm", (p) => seen.push(p));
    expect(new Set(seen.map(({ kind }) => kind))).toEqual(
      new Set(["backend", "download", "building"]),
    );
    const last = seen.filter((p) => p.kind === "download").at(-1);
    expect(last).toEqual({ kind: "download", loaded: 101160, total: 101160 });
    expect(model).toMatchObject({ candidate: false, types });
    expect(model.device.label).toContain("WASM");
  });

  test("every sentence is predicted, in order, the empty one too", async () => {
    const found = await predictAll();
    expect(Object.keys(found)).toEqual(["s0", "s1", "s2", "s3"]);
    expect(found.s0.entities.length).toBeGreaterThan(0);
    expect(found.s2).toEqual({ entities: [], relations: [] });
  });

  test("a cancelled prediction ends early and says so", async () => {
    const many = Array.from({ length: 400 }, (_, i) => ({ ...sentences[0], id: `${i}` }));
    let count = 0;
    const report = await service.predict("c", many, () => {
      count += 1;
      void service.cancel("c");
    });
    expect(report.cancelled).toBe(true);
    expect(count).toBeLessThan(400);
  });

  test("what it thinks of a span comes while a long prediction runs, and leaves it as it is", async () => {
    const many = Array.from({ length: 400 }, (_, i) => ({ ...sentences[0], id: `${i}` }));
    const { s0 } = await predictAll();
    const found: Prediction[] = [];
    let asked: ReturnType<ModelService["alternatives"]> | undefined;
    let doneWhenAnswered = 0;
    const [first] = s0.entities;
    await service.predict("long", many, (_, prediction) => {
      found.push(prediction);
      asked ??= service.alternatives(sentences[0], { kind: "entity", span: first });
      asked.then(() => {
        doneWhenAnswered ||= found.length;
      });
    });
    const [best] = (await asked)!;
    expect(best.type).toBe(first.type);
    expect(best.score).toBeCloseTo(first.score, 6);
    expect(doneWhenAnswered).toBeLessThan(many.length / 2);
    expect(found).toHaveLength(many.length);
    expect(found.at(-1)).toEqual(s0);
  });

  test("what it thinks waits for a training, and is the trained model's", async () => {
    let ended = false;
    const training = service
      .train("t", request, () => {})
      .finally(() => {
        ended = true;
      });
    const span = { start: 0, end: 1 };
    const [best] = await service.alternatives(sentences[0], { kind: "entity", span });
    expect(ended).toBe(true);
    expect(best.type).toBe("Ship");
    await training;
    await service.discard();
  });

  test("training learns new types; discard goes back", async () => {
    const before = await predictAll();
    const seen: TrainProgress[] = [];
    const report = await service.train("t", request, (p) => seen.push(p));
    expect(report).toMatchObject({ stopped: false, steps: 60, model: { candidate: true } });
    expect(report.scores?.before.entities.micro.f1).toBeLessThan(50);
    expect(report.scores?.before.relations.micro.f1).toBe(0);
    expect(report.scores?.after.entities.micro.f1).toBe(100);
    expect(report.scores?.after.relations.micro.f1).toBe(100);
    const losses = seen.flatMap((p) => (p.kind === "step" ? [p.losses.total] : []));
    expect(losses.at(-1)).toBeLessThan(losses[0]);
    const learnt = await predictAll();
    expect(learnt.s0.entities.map(({ type }) => type)).toContain("Ship");
    expect(await service.discard()).toMatchObject({ candidate: false, types });
    expect(await predictAll()).toEqual(before);
  });

  test("a kept model is a version that opens again, and the bundled one is still there", async () => {
    const report = await service.train("t", request, () => {});
    const learnt = await predictAll();
    const kept = await service.keep("Ships", report.scores);
    expect(await service.versions()).toEqual([kept]);
    await service.open({ kind: "bundled" }, "wasm", () => {});
    expect((await predictAll()).s0).not.toEqual(learnt.s0);
    const again = await service.open({ kind: "version", id: kept.id }, "wasm", () => {});
    expect(again).toMatchObject({ name: "Ships", types: extended, candidate: false });
    const found = await predictAll();
    expect(found.s0.entities.map(({ type, start }) => [type, start])).toEqual(
      learnt.s0.entities.map(({ type, start }) => [type, start]),
    );
    await service.erase();
    expect(await service.versions()).toEqual([]);
  });

  test("a stopped training is a candidate with the steps it made", async () => {
    const report = await service.train("stop", request, (p) => {
      if (p.kind === "step" && p.step === 3) void service.cancel("stop");
    });
    expect(report.stopped).toBe(true);
    expect(report.steps).toBeLessThan(10);
    expect(report.scores?.sentences).toBe(2);
    await service.discard();
  });

  test("a training stopped while it is still scoring makes no step", async () => {
    const many = Array.from({ length: 300 }, (_, i) => ({ ...examples[0], id: `h${i}` }));
    const report = await service.train("early", { ...request, heldOut: many }, (p) => {
      if (p.kind === "scoring") void service.cancel("early");
    });
    expect(report).toMatchObject({ stopped: true, steps: 0, scores: null });
    await service.discard();
  });

  test("the exported zip is a whole model folder", async () => {
    const zip = unzipSync(new Uint8Array(await (await service.exportZip()).arrayBuffer()));
    const files = Object.keys(zip).map((path) => path.split("/").at(-1));
    expect(files).toEqual(
      expect.arrayContaining([
        "config.json",
        "types.json",
        "vocab.txt",
        "model.safetensors",
        "README.md",
      ]),
    );
  });

  test("an unknown type in an example is a clear error, and the open model stays", async () => {
    const wrong = { ...request, types };
    await expect(service.train("t", wrong, () => {})).rejects.toThrow('unknown entity type "Ship"');
    expect(Object.keys(await predictAll())).toHaveLength(4);
  });
});
