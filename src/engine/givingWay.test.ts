import { expect, test } from "vitest";
import type { Network } from "../model/network.ts";
import type { ModelShape } from "../model/parameters.ts";
import { DeviceError } from "./deviceError.ts";
import type { DeviceFault, Engine } from "./engine.ts";
import { givingWay } from "./givingWay.ts";

const NETWORK = {} as Network;
const SHAPE = {} as ModelShape;

/** An engine whose loads end as they are told; its device is lost when `lose` is called. */
function fakeEngine(label: string, load: () => Promise<Network>) {
  const done: string[] = [];
  let lose: (fault: DeviceFault) => void = () => {};
  const engine: Engine = {
    label,
    reason: "",
    lost: new Promise((resolve) => {
      lose = resolve;
    }),
    prepare: async () => {},
    load,
    dispose: () => void done.push("disposed"),
  };
  return { engine, done, lose: () => lose({ kind: "lost", message: label }) };
}
const fails = (kind: DeviceFault["kind"]) => () =>
  Promise.reject(new DeviceError({ kind, message: "the kernel k computes wrong values" }));
const loads = async () => NETWORK;

test("an engine that computes wrong gives way, and says why", async () => {
  const gpu = fakeEngine("webgpu", fails("validation"));
  const cpu = fakeEngine("wasm", loads);
  const told: string[] = [];
  const engine = givingWay(gpu.engine, async (why) => {
    told.push(why);
    return cpu.engine;
  });
  expect(engine.label).toBe("webgpu");
  expect(await engine.load(SHAPE, new Map())).toBe(NETWORK);
  expect(engine.label).toBe("wasm");
  expect(told).toEqual(["the kernel k computes wrong values"]);
  gpu.lose();
  cpu.lose();
  expect(await engine.lost).toMatchObject({ message: "wasm" });
  engine.dispose();
  expect([gpu.done, cpu.done]).toEqual([["disposed"], ["disposed"]]);
});

test("what is no fault of the kernels is told, and the engine stays", async () => {
  const gpu = fakeEngine("webgpu", fails("out-of-memory"));
  const engine = givingWay(gpu.engine, () => Promise.reject(new Error("not asked for")));
  await expect(engine.load(SHAPE, new Map())).rejects.toMatchObject({ kind: "out-of-memory" });
  expect(engine.label).toBe("webgpu");
  gpu.lose();
  expect(await engine.lost).toMatchObject({ message: "webgpu" });
});
