import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import type { LoadProgress } from "../core/lifecycle/openModel.ts";
import { TINY_TYPES } from "./fixtures/tinyFolder.ts";
import { NO_THRESHOLDS, tinyService } from "./fixtures/tinyService.ts";
import type { TrainRequest } from "./modelRequests.ts";

const tiny = tinyService();

test("what a model takes is told by its config, and more layers that stay need less", async () => {
  const source = { kind: "bundled", name: "conll04" } as const;
  const ask = (recipe: Partial<TrainRequest["recipe"]>) =>
    tiny.service.forecast(source, { recipe, examples: 20, longest: 30 });
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

test("opening tells backend, bytes and building, and what is open", async () => {
  const seen: LoadProgress[] = [];
  const model = await tiny.openBundled((p) => seen.push(p));
  expect(new Set(seen.map(({ kind }) => kind))).toEqual(
    new Set(["backend", "download", "building"]),
  );
  const last = seen.filter((p) => p.kind === "download").at(-1);
  expect(last).toEqual({ kind: "download", loaded: 101160, total: 101160 });
  expect(model).toMatchObject({ types: TINY_TYPES, maxSpanSize: 4 });
  expect(model.device.label).toContain("WASM");
});

test("the exported zip is a whole model folder", async () => {
  const zip = unzipSync(
    new Uint8Array(await (await tiny.service.exportZip(tiny.open, NO_THRESHOLDS)).arrayBuffer()),
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
