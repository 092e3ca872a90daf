import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { madeMeasured, madeStudy } from "../core/fixtures/measured.ts";
import { wordsHash } from "../core/learn/wordsHash.ts";
import { trainedHashes } from "../core/lifecycle/modelVersion.ts";
import { FIRST_PROJECT } from "../core/projects/projectEntry.ts";
import { licenceIn } from "../core/report/licenceIn.ts";
import { NOTHING_RENAMED } from "../core/types/modelTypes.ts";
import { withTypes } from "../core/types/schema.ts";
import { eraseModels } from "./eraseModels.ts";
import {
  BUNDLED,
  examples,
  extended,
  NO_THRESHOLDS,
  request,
  sentences,
  tinyService,
} from "./fixtures/tinyService.ts";

const tiny = tinyService();
const never = (): never => {
  throw new Error("it is there");
};

test("a kept model is a version that opens again, and the bundled one is still there", async () => {
  const { model, report } = await tiny.train();
  const learnt = await tiny.predictAll(model.id);
  const kept = await tiny.service.keep(model.id, "Ships", report.scores);
  expect(await tiny.service.versions()).toEqual([kept.version]);
  expect(kept.model.weights).toBe(model.weights);
  // Calls on their way still name the candidate, which is the same model.
  expect(await tiny.predictAll(model.id)).toEqual(learnt);
  expect(await tiny.predictAll(kept.model.id)).toEqual(learnt);
  await tiny.openBundled();
  expect((await tiny.predictAll()).s0).not.toEqual(learnt.s0);
  const source = { kind: "version", id: kept.version.id } as const;
  const again = await tiny.service.open({ source, backend: "wasm" }, () => {});
  expect(again).toMatchObject({ name: "Ships", types: extended });
  const found = await tiny.predictAll(again.id);
  expect(found.s0.entities.map(({ type, start }) => [type, start])).toEqual(
    learnt.s0.entities.map(({ type, start }) => [type, start]),
  );
  await eraseModels(tiny.browser, FIRST_PROJECT);
  expect(await tiny.service.versions()).toEqual([]);
  await tiny.openBundled();
});

test("how a model was made is kept with it, and what those before it were trained on", async () => {
  const first = await tiny.train();
  const kept = await tiny.service.keep(first.model.id, "Ships", first.report.scores);
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
  const of = await tiny.service.evidence(kept.version.id);
  expect(of?.trained.map(({ words }) => words)).toEqual(examples.map((e) => wordsHash(e.words)));
  expect(of?.curve.steps.map(({ step }) => step)).toEqual(
    Array.from({ length: 60 }, (_, i) => i + 1),
  );

  tiny.open = kept.model.id;
  const other = { ...request, examples: [{ ...examples[0], words: ["a", "p", "o", "n"] }] };
  const second = await tiny.train(() => {}, other);
  const next = await tiny.service.keep(second.model.id, "Ships 2", null);
  const source = { kind: "version", id: kept.version.id };
  const { licence } = made?.parent ?? {};
  const { weights } = made ?? {};
  expect(next.version.made?.parent).toEqual({ source, name: "Ships", weights, licence });
  await tiny.service.removeVersion(kept.version.id);
  const left = await tiny.service.evidence(next.version.id);
  expect(left && trainedHashes(left).size).toBe(3);
  expect(next.version.made?.data).toMatchObject({ trained: 1, inherited: 2 });
  expect(await tiny.service.versions()).toEqual([next.version]);

  await tiny.service.labelVersion(next.version.id, { name: "Boats", note: "<b>two</b>" });
  const [labelled] = await tiny.service.versions();
  expect(labelled).toMatchObject({ name: "Boats", note: "<b>two</b>", made: next.version.made });
  expect((await tiny.service.setCalibration(next.model.id, null)).name).toBe("Boats");
  await eraseModels(tiny.browser, FIRST_PROJECT);
  await tiny.openBundled();
});

test("two stored models read the same beside the one that is open, under the names of today", async () => {
  const { model } = await tiny.train();
  const kept = await tiny.service.keep(model.id, "Ships", null);
  const learnt = await tiny.predictAll(kept.model.id);
  await tiny.openBundled();
  const own = await tiny.predictAll();
  const sources = [BUNDLED.source, { kind: "version", id: kept.version.id }] as const;
  const schema = withTypes({ entities: [], relations: [] }, extended);
  const entities = schema.entities.map((type) =>
    type.name === "Ship" ? { ...type, name: "Boat", formerNames: ["Ship"] } : type,
  );
  const asked = { sources, schema: { ...schema, entities }, sentences };
  const told: number[] = [];
  const read = await tiny.service.readBoth(tiny.newJob(), asked, ({ done }) => told.push(done));
  expect(read?.first.map(({ entities: found }) => found.map(({ type }) => type))).toEqual(
    sentences.map(({ id }) => own[id].entities.map(({ type }) => type)),
  );
  const renamed = (type: string) => (type === "Ship" ? "Boat" : type);
  expect(read?.second.map(({ entities: found }) => found.map(({ type }) => type))).toEqual(
    sentences.map(({ id }) => learnt[id].entities.map(({ type }) => renamed(type))),
  );
  expect(told).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(await tiny.predictAll()).toEqual(own);
  const job = tiny.newJob();
  const ended = tiny.service.readBoth(job, asked, () => void tiny.service.cancel(job, "drop"));
  expect(await ended).toBeNull();
  await eraseModels(tiny.browser, FIRST_PROJECT);
});

test("a kept model is exported with all that is known of it, and none of the user's sentences", async () => {
  const { model, report } = await tiny.train();
  const { version } = await tiny.service.keep(model.id, "Ships | <b>", report.scores);
  await tiny.service.labelVersion(version.id, { name: "Boats", note: "for the harbour" });
  const zip = unzipSync(
    new Uint8Array(
      await (await tiny.service.exportVersion(version.id, NO_THRESHOLDS)).arrayBuffer(),
    ),
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
  await eraseModels(tiny.browser, FIRST_PROJECT);
  await tiny.openBundled();
});

test("what corrects the bundled model is there again when it is opened anew, and goes when all is erased", async () => {
  const by = { entities: { temperature: 2 }, relations: { temperature: 1.5, shift: 0.1 } };
  const { calibration: measured = never() } = madeMeasured("Ship", "Sails_To");
  await tiny.service.noteCalibration(tiny.open, measured);
  await tiny.service.setCalibration(tiny.open, by);
  const found = await tiny.predictAll();
  const again = await tiny.openBundled();
  expect(again.calibration).toEqual(by);
  expect(await tiny.predictAll()).toEqual(found);
  expect((await tiny.service.measured(BUNDLED.source)).calibration).toEqual(measured);
  await tiny.service.setCalibration(tiny.open, null);
  expect((await tiny.openBundled()).calibration).toBeUndefined();
  expect((await tiny.service.measured(BUNDLED.source)).calibration).toEqual(measured);
  await tiny.service.setCalibration(tiny.open, by);
  // Other weights under the same name, as an update of the app brings them.
  const file = tiny.root.get("bundled") as Map<string, Blob>;
  const stored = JSON.parse((await file.get("conll04.json")?.text()) ?? "");
  file.set("conll04.json", new Blob([JSON.stringify({ ...stored, print: "others" })]));
  expect((await tiny.openBundled()).calibration).toBeUndefined();
  await tiny.service.setCalibration(tiny.open, by);
  await eraseModels(tiny.browser, FIRST_PROJECT);
  expect((await tiny.openBundled()).calibration).toBeUndefined();
});

test("what was measured of a model, and studies of its parent, are stored with it and told in its card", async () => {
  const { model } = await tiny.train();
  const { calibration: measured = never() } = madeMeasured("Ship", "Sails_To");
  await tiny.service.noteCalibration(model.id, measured);
  const { version } = await tiny.service.keep(model.id, "Ships", null);
  const source = { kind: "version", id: version.id } as const;
  expect(await tiny.service.measured(source)).toEqual({ calibration: measured, studies: [] });
  const study = madeStudy("learningCurve", "Ship", "Sails_To");
  // It is of other sentences than those of the version.
  await tiny.service.storeStudy(version.id, study, "parent");
  expect((await tiny.service.measured(source)).studies).toEqual([]);
  const own = { ...study, examples: study.examples.map((one, i) => examples[i] ?? one) };
  await tiny.service.storeStudy(version.id, own, "parent");
  await tiny.service.storeStudy(version.id, { ...own, at: 5 }, "parent");
  expect((await tiny.service.measured(source)).studies).toMatchObject([
    { kind: "learningCurve", basis: "parent", at: 5 },
  ]);
  const zip = unzipSync(
    new Uint8Array(
      await (await tiny.service.exportVersion(version.id, NO_THRESHOLDS)).arrayBuffer(),
    ),
  );
  expect(Object.keys(zip)).not.toContain("Ships/measured.json");
  const card = new TextDecoder().decode(zip["Ships/README.md"]);
  expect(card).toContain("## Calibration");
  expect(card).toContain("## Learning curve");
  await eraseModels(tiny.browser, FIRST_PROJECT);
  await tiny.openBundled();
});

test("a model that was kept before this was stored opens with what is known of it", async () => {
  const { model, report } = await tiny.train();
  const { version } = await tiny.service.keep(model.id, "Old", report.scores);
  const { made: _, ...old } = version;
  const folder = (tiny.root.get("models") as Map<string, Map<string, Blob>>).get(version.id);
  folder?.delete("evidence.json");
  folder?.set("version.json", new Blob([JSON.stringify({ ...old, later: 1 })]));
  const source = { kind: "version", id: version.id } as const;
  const again = await tiny.service.open({ source, backend: "wasm" }, () => {});
  const bytes = expect.any(Number);
  expect(await tiny.service.versions()).toEqual([{ ...old, bytes }]);
  expect(await tiny.service.evidence(version.id)).toBeNull();
  tiny.open = again.id;
  const second = await tiny.train();
  const next = await tiny.service.keep(second.model.id, "New", null);
  expect(next.version.made?.data).toMatchObject({ inherited: 0, isLineageKnown: false });
  await eraseModels(tiny.browser, FIRST_PROJECT);
  await tiny.openBundled();
});
