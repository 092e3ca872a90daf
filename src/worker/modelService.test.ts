import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { madeMeasured, madeStudy } from "../core/fixtures/measured.ts";
import type { Example, Prediction } from "../core/learn/example.ts";
import { wordsHash } from "../core/learn/wordsHash.ts";
import { trainedHashes } from "../core/lifecycle/modelVersion.ts";
import type { AnyModelId, JobId, LoadProgress, ModelId } from "../core/lifecycle/openModel.ts";
import type { TrainProgress } from "../core/lifecycle/trainReport.ts";
import { FIRST_PROJECT } from "../core/projects/projectEntry.ts";
import { licenceIn } from "../core/report/licenceIn.ts";
import { NOTHING_RENAMED } from "../core/types/modelTypes.ts";
import { withTypes } from "../core/types/schema.ts";
import { nodeHost } from "../engine/wasm/nodeHost.ts";
import { DEFAULT_SPERT, formatSpertConfig } from "../model/config.ts";
import { createAddedModels } from "../storage/addedModels.ts";
import { fakeLocks } from "../storage/fixtures/fakeLocks.ts";
import { fakeOpfs } from "../storage/fixtures/fakeOpfs.ts";
import { createModelFiles } from "../storage/modelFiles.ts";
import { createTrainingFiles } from "../storage/trainingFiles.ts";
import { eraseModels } from "./eraseModels.ts";
import type { ModelService } from "./modelProtocol.ts";
import type { Reader, TrainOutcome, TrainRequest } from "./modelRequests.ts";
import { createModelService } from "./modelService.ts";

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
  "README.md": "---\nlicense: cc-by-4.0\n---\n# Tiny",
  "config.json": JSON.stringify({ ...given.cfg, spert_mt: formatSpertConfig(spert) }),
  "types.json": JSON.stringify(types),
  "vocab.txt": vocab.join("\n"),
  "model.safetensors": readFileSync(new URL("model.safetensors", fixture)),
};

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
const request: TrainRequest = {
  examples,
  heldOut: examples,
  types: extended,
  renamed: NOTHING_RENAMED,
  recipe: { epochs: 60, frozenLayers: 0, lr: 2e-3, headLr: 1e-2 },
  unreviewed: [],
  onScreen: [],
};

let server: Server;
let service: ModelService;
const opfs = fakeOpfs();
const browser = { storage: opfs.storage, locks: fakeLocks() };
/** The bundled model as it was opened last. */
let open: ModelId;
const BUNDLED = { source: { kind: "bundled", name: "conll04" }, backend: "wasm" } as const;
const openBundled = async (onProgress: (p: LoadProgress) => void = () => {}) => {
  const model = await service.open(BUNDLED, onProgress);
  open = model.id;
  return model;
};
let jobs = 0;
const newJob = (): JobId => `job:${jobs++}`;
const train = (
  onProgress: (p: TrainProgress) => void = () => {},
  given = request,
  job = newJob(),
) => trainedBy(service.train(job, open, given, onProgress));
/** What a training that ran to its end gives. */
const trainedBy = async (outcome: Promise<TrainOutcome>) => {
  const ended = await outcome;
  if (ended.kind !== "trained") throw new Error(`the training was ${ended.kind}`);
  return ended;
};
beforeAll(async () => {
  server = createServer(({ url }, response) => {
    const file = folder[(url ?? "").slice(1)];
    if (file === undefined) response.writeHead(404).end();
    else response.writeHead(200, { "Content-Length": Buffer.byteLength(file) }).end(file);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}/`;
  service = createModelService({
    host: { wasm: nodeHost(process.cwd()), threads: 1 },
    bundled: () => ({ address }),
    rehearsal: `${address}sentences.txt`,
    files: createModelFiles(browser),
    added: createAddedModels(browser),
    trainings: createTrainingFiles(browser),
    room: async () => null,
  });
  await openBundled();
});
afterAll(() => void server.close());

const never = (): never => {
  throw new Error("it is there");
};
const NO_THRESHOLDS = { entities: new Map(), relations: new Map() };
const readBy = (model: AnyModelId): Reader => {
  return { model, named: { entities: {}, relations: {} }, unasked: [] };
};

async function predictAll(by: AnyModelId = open): Promise<Record<string, Prediction>> {
  const found: Record<string, Prediction> = {};
  await service.predict(newJob(), readBy(by), sentences, (id, prediction) => {
    found[id] = prediction;
  });
  return found;
}

/** How many trainings are stored. */
const stored = () => (opfs.root.get("trainings") as Map<string, unknown> | undefined)?.size ?? 0;

test("what a model takes is told by its config, and more layers that stay need less", async () => {
  const source = { kind: "bundled", name: "conll04" } as const;
  const ask = (recipe: Partial<TrainRequest["recipe"]>) =>
    service.forecast(source, { recipe, examples: 20, longest: 30 });
  const whole = await ask({ frozenLayers: 0, rehearsed: 0 });
  expect(whole.predict).toBeGreaterThan(1e6);
  expect(whole.train).toBeGreaterThan(2 * whole.predict);
  expect(whole.room).toEqual({ predict: "yes", train: "yes" });
  const less = [{ freezeEmbeddings: true }, { batch: 1 }, { accumulate: 2, batch: 2 }];
  for (const recipe of less) {
    const { train } = await ask({ frozenLayers: 0, rehearsed: 0, ...recipe });
    expect(train, JSON.stringify(recipe)).toBeLessThan(whole.train);
  }
});

describe("the model service", () => {
  test("opening tells backend, bytes and building, and what is open", async () => {
    const seen: LoadProgress[] = [];
    const model = await openBundled((p) => seen.push(p));
    expect(new Set(seen.map(({ kind }) => kind))).toEqual(
      new Set(["backend", "download", "building"]),
    );
    const last = seen.filter((p) => p.kind === "download").at(-1);
    expect(last).toEqual({ kind: "download", loaded: 101160, total: 101160 });
    expect(model).toMatchObject({ types, maxSpanSize: 4 });
    expect(model.device.label).toContain("WASM");
  });

  test("every sentence is predicted, in order, the empty one too", async () => {
    const found = await predictAll();
    expect(Object.keys(found)).toEqual(["s0", "s1", "s2", "s3"]);
    expect(found.s0.entities.length).toBeGreaterThan(0);
    expect(found.s2).toEqual({ entities: [], relations: [] });
  });

  test("a survey predicts the same, says how sure the model is, and can be ended", async () => {
    const found = await predictAll();
    const read = await service.survey(newJob(), readBy(open), sentences);
    expect(Object.fromEntries(read.map((one) => [one.id, one.prediction]))).toEqual(found);
    expect(read[0].survey.spanDoubt).toBeGreaterThan(0);
    expect(read[2].survey).toMatchObject({ spanDoubt: 0, entities: [] });
    const job = newJob();
    const ended = service.survey(job, readBy(open), sentences);
    await service.cancel(job, "drop");
    expect(await ended).toEqual([]);
  });

  test("no span is of a type that is not asked for, and what it thinks neither", async () => {
    const [first] = (await predictAll()).s0.entities;
    const reader = { ...readBy(open), unasked: [first.type] };
    const found: string[] = [];
    await service.predict(newJob(), reader, sentences, (_, { entities }) => {
      found.push(...entities.map(({ type }) => type));
    });
    expect(found).not.toContain(first.type);
    const of = { kind: "entity", span: { start: first.start, end: first.end } } as const;
    const thought = await service.alternatives(reader, sentences[0], of);
    expect(thought.find(({ type }) => type === first.type)?.score ?? 0).toBe(0);
    expect((await predictAll()).s0.entities[0]).toEqual(first);
  });

  test("what is preferred while it predicts is read next", async () => {
    const many = Array.from({ length: 400 }, (_, i) => ({ ...sentences[0], id: `${i}` }));
    const read: string[] = [];
    const job = newJob();
    await service.predict(job, readBy(open), many, (id) => {
      read.push(id);
      if (read.length === 1) void service.prefer(job, ["399", "398"]);
    });
    expect(read).toHaveLength(400);
    expect(read.indexOf("399")).toBeLessThan(200);
    expect(read.indexOf("398")).toBe(read.indexOf("399") + 1);
  });

  test("a cancelled prediction ends early and says so; its id may be used again", async () => {
    const many = Array.from({ length: 400 }, (_, i) => ({ ...sentences[0], id: `${i}` }));
    let count = 0;
    const report = await service.predict("job:c", readBy(open), many, () => {
      count += 1;
      void service.cancel("job:c", "keep");
    });
    expect(report.cancelled).toBe(true);
    expect(count).toBeLessThan(400);
    await service.cancel("job:c", "keep");
    const again = await service.predict("job:c", readBy(open), sentences, () => {});
    expect(again.cancelled).toBe(false);
  });

  test("what it thinks of a span comes while a long prediction runs, and leaves it as it is", async () => {
    const many = Array.from({ length: 400 }, (_, i) => ({ ...sentences[0], id: `${i}` }));
    const { s0 } = await predictAll();
    const found: Prediction[] = [];
    let asked: ReturnType<ModelService["alternatives"]> | undefined;
    let doneWhenAnswered = 0;
    const [first] = s0.entities;
    await service.predict(newJob(), readBy(open), many, (_, prediction) => {
      found.push(prediction);
      asked ??= service.alternatives(readBy(open), sentences[0], { kind: "entity", span: first });
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

  test("what it thinks comes during a training, and is that of the model that was asked", async () => {
    let ended = false;
    const training = train().finally(() => {
      ended = true;
    });
    const of = { kind: "entity", span: { start: 0, end: 1 } } as const;
    const thought = await service.alternatives(readBy(open), sentences[0], of);
    expect(ended).toBe(false);
    expect(thought.map(({ type }) => type)).not.toContain("Ship");
    const { model } = await training;
    const [best] = await service.alternatives(readBy(model.id), sentences[0], of);
    expect(best.type).toBe("Ship");
    await service.discard(model.id);
  });

  test("training learns new types; the model it began with is open beside it, and alone after discard", async () => {
    const before = await predictAll();
    const seen: TrainProgress[] = [];
    const { model, report } = await train((p) => seen.push(p));
    expect(report).toMatchObject({ stopped: false, steps: 60 });
    expect(report.scores?.before.entities.micro.f1).toBeLessThan(50);
    expect(report.scores?.before.relations.micro.f1).toBe(0);
    expect(report.scores?.after.entities.micro.f1).toBe(100);
    expect(report.scores?.after.relations.micro.f1).toBe(100);
    const losses = seen.flatMap((p) => (p.kind === "step" ? [p.losses.total] : []));
    expect(losses.at(-1)).toBeLessThan(losses[0]);
    const learnt = await predictAll(model.id);
    expect(learnt.s0.entities.map(({ type }) => type)).toContain("Ship");
    expect(await predictAll()).toEqual(before);
    expect(stored()).toBe(1);
    await service.discard(model.id);
    expect(stored()).toBe(0);
    expect(await predictAll()).toEqual(before);
  });

  test("nothing takes the place of a candidate, and who is gone is asked for nothing", async () => {
    const { model } = await train();
    await expect(openBundled()).rejects.toThrow("waits to be kept or discarded");
    await expect(train()).rejects.toThrow("waits to be kept or discarded");
    await service.discard(model.id);
    const former = open;
    await openBundled();
    const notOpen = { name: "NotOpenError" };
    await expect(service.keep(model.id, "x", null)).rejects.toMatchObject(notOpen);
    await expect(service.discard(model.id)).rejects.toMatchObject(notOpen);
    await expect(service.exportZip(model.id, NO_THRESHOLDS)).rejects.toMatchObject(notOpen);
    await expect(predictAll(model.id)).rejects.toMatchObject(notOpen);
    await expect(predictAll(former)).rejects.toMatchObject(notOpen);
    await expect(service.train(newJob(), former, request, () => {})).rejects.toMatchObject(notOpen);
    expect(await service.versions()).toEqual([]);
  });

  test("a kept model is a version that opens again, and the bundled one is still there", async () => {
    const { model, report } = await train();
    const learnt = await predictAll(model.id);
    const kept = await service.keep(model.id, "Ships", report.scores);
    expect(await service.versions()).toEqual([kept.version]);
    expect(kept.model.weights).toBe(model.weights);
    // Calls on their way still name the candidate, which is the same model.
    expect(await predictAll(model.id)).toEqual(learnt);
    expect(await predictAll(kept.model.id)).toEqual(learnt);
    await openBundled();
    expect((await predictAll()).s0).not.toEqual(learnt.s0);
    const source = { kind: "version", id: kept.version.id } as const;
    const again = await service.open({ source, backend: "wasm" }, () => {});
    expect(again).toMatchObject({ name: "Ships", types: extended });
    const found = await predictAll(again.id);
    expect(found.s0.entities.map(({ type, start }) => [type, start])).toEqual(
      learnt.s0.entities.map(({ type, start }) => [type, start]),
    );
    await eraseModels(browser, FIRST_PROJECT);
    expect(await service.versions()).toEqual([]);
    await openBundled();
  });

  test("how a model was made is kept with it, and what those before it were trained on", async () => {
    const first = await train();
    const kept = await service.keep(first.model.id, "Ships", first.report.scores);
    const { made } = kept.version;
    expect(made).toMatchObject({
      parent: {
        source: BUNDLED.source,
        name: "CoNLL04 (bundled)",
        licence: "cc-by-4.0",
      },
      types: extended,
      renamed: NOTHING_RENAMED,
      recipe: { epochs: 60, batch: 4, seed: 1, rehearsed: 2, negativeRelations: 20 },
      steps: 60,
      stopped: false,
      data: { trained: 2, heldOut: 2, inherited: 0, isLineageKnown: true },
    });
    expect(made?.data.labels).toEqual({
      entities: { Ship: 2, Loc: 2 },
      relations: { Sails_To: 2 },
    });
    expect(made?.device).toContain("WASM");
    expect(made?.stability?.sentences ?? 0).toBe(first.report.watched.length);
    const of = await service.evidence(kept.version.id);
    expect(of?.trained.map(({ words }) => words)).toEqual(examples.map((e) => wordsHash(e.words)));
    expect(of?.curve.steps.map(({ step }) => step)).toEqual(
      Array.from({ length: 60 }, (_, i) => i + 1),
    );

    open = kept.model.id;
    const other = { ...request, examples: [{ ...examples[0], words: ["a", "p", "o", "n"] }] };
    const second = await train(() => {}, other);
    const next = await service.keep(second.model.id, "Ships 2", null);
    const source = { kind: "version", id: kept.version.id };
    const { licence } = made?.parent ?? {};
    const { weights } = made ?? {};
    expect(next.version.made?.parent).toEqual({ source, name: "Ships", weights, licence });
    await service.removeVersion(kept.version.id);
    const left = await service.evidence(next.version.id);
    expect(left && trainedHashes(left).size).toBe(3);
    expect(next.version.made?.data).toMatchObject({ trained: 1, inherited: 2 });
    expect(await service.versions()).toEqual([next.version]);

    await service.labelVersion(next.version.id, { name: "Boats", note: "<b>two</b>" });
    const [labelled] = await service.versions();
    expect(labelled).toMatchObject({ name: "Boats", note: "<b>two</b>", made: next.version.made });
    expect((await service.setCalibration(next.model.id, null)).name).toBe("Boats");
    await eraseModels(browser, FIRST_PROJECT);
    await openBundled();
  });

  test("two stored models read the same beside the one that is open, under the names of today", async () => {
    const { model } = await train();
    const kept = await service.keep(model.id, "Ships", null);
    const learnt = await predictAll(kept.model.id);
    await openBundled();
    const own = await predictAll();
    const sources = [BUNDLED.source, { kind: "version", id: kept.version.id }] as const;
    const schema = withTypes({ entities: [], relations: [] }, extended);
    const entities = schema.entities.map((type) =>
      type.name === "Ship" ? { ...type, name: "Boat", formerNames: ["Ship"] } : type,
    );
    const asked = { sources, schema: { ...schema, entities }, sentences };
    const told: number[] = [];
    const read = await service.readBoth(newJob(), asked, ({ done }) => told.push(done));
    expect(read?.first.map(({ entities: found }) => found.map(({ type }) => type))).toEqual(
      sentences.map(({ id }) => own[id].entities.map(({ type }) => type)),
    );
    const renamed = (type: string) => (type === "Ship" ? "Boat" : type);
    expect(read?.second.map(({ entities: found }) => found.map(({ type }) => type))).toEqual(
      sentences.map(({ id }) => learnt[id].entities.map(({ type }) => renamed(type))),
    );
    expect(told).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(await predictAll()).toEqual(own);
    const job = newJob();
    const ended = service.readBoth(job, asked, () => void service.cancel(job, "drop"));
    expect(await ended).toBeNull();
    await eraseModels(browser, FIRST_PROJECT);
  });

  test("a kept model is exported with all that is known of it, and none of the user's sentences", async () => {
    const { model, report } = await train();
    const { version } = await service.keep(model.id, "Ships | <b>", report.scores);
    await service.labelVersion(version.id, { name: "Boats", note: "for the harbour" });
    const zip = unzipSync(
      new Uint8Array(await (await service.exportVersion(version.id, NO_THRESHOLDS)).arrayBuffer()),
    );
    const names = Object.keys(zip).sort();
    expect(names).toEqual(
      ["README.md", "config.json", "model.safetensors", "types.json", "vocab.txt"].map(
        (name) => `Boats/${name}`,
      ),
    );
    const card = new TextDecoder().decode(zip["Boats/README.md"]);
    expect(card).toContain("# Boats\n\nfor the harbour");
    expect(licenceIn(card)).toBe("cc-by-4.0");
    expect(card).toContain(`--version ${version.id}`);
    expect(card).toContain("| Trained on | 2 |");
    expect(card).not.toContain("a b c d");
    await eraseModels(browser, FIRST_PROJECT);
    await openBundled();
  });

  test("what corrects the bundled model is there again when it is opened anew, and goes when all is erased", async () => {
    const by = { entities: { temperature: 2 }, relations: { temperature: 1.5, shift: 0.1 } };
    const { calibration: measured = never() } = madeMeasured("Ship", "Sails_To");
    await service.noteCalibration(open, measured);
    await service.setCalibration(open, by);
    const found = await predictAll();
    const again = await openBundled();
    expect(again.calibration).toEqual(by);
    expect(await predictAll()).toEqual(found);
    expect((await service.measured(BUNDLED.source)).calibration).toEqual(measured);
    await service.setCalibration(open, null);
    expect((await openBundled()).calibration).toBeUndefined();
    expect((await service.measured(BUNDLED.source)).calibration).toEqual(measured);
    await service.setCalibration(open, by);
    // Other weights under the same name, as an update of the app brings them.
    const file = opfs.root.get("bundled") as Map<string, Blob>;
    const stored = JSON.parse((await file.get("conll04.json")?.text()) ?? "");
    file.set("conll04.json", new Blob([JSON.stringify({ ...stored, print: "others" })]));
    expect((await openBundled()).calibration).toBeUndefined();
    await service.setCalibration(open, by);
    await eraseModels(browser, FIRST_PROJECT);
    expect((await openBundled()).calibration).toBeUndefined();
  });

  test("what was measured of a model, and studies of its parent, are stored with it and told in its card", async () => {
    const { model } = await train();
    const { calibration: measured = never() } = madeMeasured("Ship", "Sails_To");
    await service.noteCalibration(model.id, measured);
    const { version } = await service.keep(model.id, "Ships", null);
    const source = { kind: "version", id: version.id } as const;
    expect(await service.measured(source)).toEqual({ calibration: measured, studies: [] });
    const study = madeStudy("learningCurve", "Ship", "Sails_To");
    // It is of other sentences than those of the version.
    await service.storeStudy(version.id, study, "parent");
    expect((await service.measured(source)).studies).toEqual([]);
    const own = { ...study, examples: study.examples.map((one, i) => examples[i] ?? one) };
    await service.storeStudy(version.id, own, "parent");
    await service.storeStudy(version.id, { ...own, at: 5 }, "parent");
    expect((await service.measured(source)).studies).toMatchObject([
      { kind: "learningCurve", basis: "parent", at: 5 },
    ]);
    const zip = unzipSync(
      new Uint8Array(await (await service.exportVersion(version.id, NO_THRESHOLDS)).arrayBuffer()),
    );
    expect(Object.keys(zip)).not.toContain("Ships/measured.json");
    const card = new TextDecoder().decode(zip["Ships/README.md"]);
    expect(card).toContain("## Calibration");
    expect(card).toContain("## Learning curve");
    await eraseModels(browser, FIRST_PROJECT);
    await openBundled();
  });

  test("a model that was kept before this was stored opens with what is known of it", async () => {
    const { model, report } = await train();
    const { version } = await service.keep(model.id, "Old", report.scores);
    const { made: _, ...old } = version;
    const folder = (opfs.root.get("models") as Map<string, Map<string, Blob>>).get(version.id);
    folder?.delete("evidence.json");
    folder?.set("version.json", new Blob([JSON.stringify({ ...old, later: 1 })]));
    const source = { kind: "version", id: version.id } as const;
    const again = await service.open({ source, backend: "wasm" }, () => {});
    const bytes = expect.any(Number);
    expect(await service.versions()).toEqual([{ ...old, bytes }]);
    expect(await service.evidence(version.id)).toBeNull();
    open = again.id;
    const second = await train();
    const next = await service.keep(second.model.id, "New", null);
    expect(next.version.made?.data).toMatchObject({ inherited: 0, isLineageKnown: false });
    await eraseModels(browser, FIRST_PROJECT);
    await openBundled();
  });

  test("a stopped training is a candidate with the steps it made; a dropped one is none", async () => {
    const stopAt = (job: JobId, result: "keep" | "drop") => (p: TrainProgress) => {
      if (p.kind === "step" && p.step === 3) void service.cancel(job, result);
    };
    const [kept, dropped] = [newJob(), newJob()];
    const { model, report } = await train(stopAt(kept, "keep"), request, kept);
    expect(report.stopped).toBe(true);
    expect(report.steps).toBeLessThan(10);
    expect(report.scores?.sentences).toBe(2);
    await service.discard(model.id);
    await expect(train(stopAt(dropped, "drop"), request, dropped)).rejects.toThrow("was ended");
    await openBundled();
    expect(stored()).toBe(0);
  });

  test("a training stopped before its first step makes none, and scores nothing", async () => {
    const job = newJob();
    const told: TrainProgress[] = [];
    const training = train((p) => told.push(p), request, job);
    await service.cancel(job, "keep");
    const { model, report } = await training;
    expect(report).toMatchObject({ stopped: true, steps: 0, scores: null, judged: [] });
    expect(told).toEqual([]);
    await service.discard(model.id);
  });

  test("a training that diverges says so in one line, and leaves the model as it was", async () => {
    const before = await predictAll();
    const wild = { ...request, recipe: { epochs: 6, lr: 1e25, headLr: 1e25 } };
    await expect(train(() => {}, wild)).rejects.toThrow(
      /^epoch 2, step 2: the loss is not a number: lower the learning rates$/,
    );
    expect(await predictAll()).toEqual(before);
    expect(stored()).toBe(0);
  });

  test("steps are timed on a copy: the model stays as it is", async () => {
    const before = await predictAll();
    const { around, step, word, reading } = await service.timeSteps(newJob(), open, request);
    expect(around).toBeGreaterThan(0);
    expect(step + word).toBeGreaterThan(0);
    expect(reading).toBeGreaterThan(0);
    expect(await predictAll()).toEqual(before);
  });

  test("the exported zip is a whole model folder", async () => {
    const zip = unzipSync(
      new Uint8Array(await (await service.exportZip(open, NO_THRESHOLDS)).arrayBuffer()),
    );
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
    await expect(train(() => {}, wrong)).rejects.toThrow('unknown entity type "Ship"');
    expect(Object.keys(await predictAll())).toHaveLength(4);
  });
});
