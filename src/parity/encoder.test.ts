import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { plannedEngine } from "../engine/plannedEngine.ts";
import { nodeHost } from "../engine/wasm/nodeHost.ts";
import { startWasmExecutor } from "../engine/wasm/start.ts";
import { encoderParity } from "./encoder.ts";
import { holds } from "./errors.ts";

const ENCODERS = "src/parity/fixtures/encoders";
const TORCH = "src/io/torch/fixtures";

const filesIn = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => [name, new Uint8Array(readFileSync(`${folder}/${name}`))]),
  );

const engine = plannedEngine(
  { label: "WASM", reason: "asked for", lost: new Promise(() => {}) },
  (constants) => startWasmExecutor(constants, nodeHost("."), { relaxed: true }),
  () => {},
);

test.each(readdirSync(ENCODERS))(
  "%s gives what PyTorch gives, and trains as the reference",
  async (name) => {
    const torch = name === "electra-projected" ? filesIn(TORCH) : {};
    const groups = await encoderParity(engine, { ...torch, ...filesIn(`${ENCODERS}/${name}`) });
    expect(groups.filter((group) => !holds(group))).toEqual([]);
    expect(groups.filter(({ count }) => count > 0).length).toBeGreaterThanOrEqual(4);
  },
);
