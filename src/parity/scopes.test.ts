import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import type { Engine } from "../engine/engine.ts";
import { PlainExecutor } from "../engine/plainExecutor.ts";
import { plannedEngine } from "../engine/plannedEngine.ts";
import { startWasmEngine } from "../engine/wasm/engine.ts";
import { nodeHost } from "../engine/wasm/nodeHost.ts";
import { modelShapes } from "../model/parameters.ts";
import { pickWeights } from "../model/weights.ts";
import { startReference } from "../reference/engine.ts";
import { holds } from "./errors.ts";
import { parseGolden } from "./golden.ts";
import { adamWSettings, curveGroups, gradientGroups } from "./training.ts";

const file = (path: string) =>
  new Uint8Array(readFileSync(new URL(`fixtures/${path}`, import.meta.url)));
const golden = parseGolden(
  {
    "case.json": file("scopes/case.json"),
    "batch.json": file("scopes/batch.json"),
    "expected.safetensors": file("scopes/expected.safetensors"),
    "model.safetensors": file("tiny/model.safetensors"),
  },
  null,
);
const weights = pickWeights(golden.model!, modelShapes(golden.shape), "golden");
const never = new Promise<never>(() => {});

let engines: Record<string, Engine>;
beforeAll(async () => {
  const device = { label: "plain", reason: "for a test", lost: never };
  const make = async (constants: { headSize: number }) => new PlainExecutor(constants);
  engines = {
    reference: await startReference("cpu", { wasmPaths: "" }),
    plain: plannedEngine(device, make, () => {}),
    wasm: await startWasmEngine(nodeHost(process.cwd()), 1, "for a test"),
  };
});

test.each(["reference", "plain", "wasm"])(
  "what sentences do not know is not learnt, as in PyTorch: %s",
  async (name) => {
    const engine = engines[name];
    const network = await engine.load(golden.shape, weights);
    const trainer = await network.startTraining(adamWSettings(golden));
    const { losses, gradients } = await trainer.inspect(golden.batch, null);
    network.dispose();
    for (const [part, loss] of Object.entries(losses))
      expect(loss, part).toBeCloseTo(golden.expected.get(`loss.${part}`)!.data[0], 5);
    const groups = [
      ...gradientGroups(golden, gradients),
      ...(await curveGroups(golden, engine, weights, 3)),
    ];
    expect(groups.filter((group) => !holds(group))).toEqual([]);
    expect(groups.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(100);
  },
);
