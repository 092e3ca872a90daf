// @vitest-environment happy-dom
import { expect, test } from "vitest";
import type { MemoryForecast } from "../../core/lifecycle/memoryForecast.ts";
import type { AppState } from "../../store/state.ts";
import { mounted } from "../fixtures/mounted.tsx";
import { TrainMemory } from "./TrainMemory.tsx";

const READY: AppState["model"] = {
  kind: "ready",
  model: {
    id: "model:m",
    weights: "w",
    source: { kind: "bundled", name: "conll04" },
    name: "model",
    types: { entities: {}, relations: {} },
    readsNames: false,
    device: { label: "WebAssembly", reason: "" },
    maxSpanSize: 10,
  },
};
const needs = (train: "yes" | "hardly" | "no"): MemoryForecast => ({
  predict: 480e6,
  train: 3.2e9,
  room: { predict: "yes", train },
});

const shown = async (told: () => Promise<MemoryForecast>, model: AppState["model"] = READY) => {
  const asked: unknown[] = [];
  const forecast: AppState["forecast"] = (...of) => {
    asked.push(of);
    return told();
  };
  const recipe = { accumulate: 2 };
  const { page } = await mounted(<TrainMemory recipe={recipe} />, { app: { model, forecast } });
  return { asked, line: page.querySelector("p") };
};

test("a quiet line tells what a training with these settings needs", async () => {
  const { line, asked } = await shown(async () => needs("yes"));
  expect(line?.textContent).toBe("Training needs about 3.2 GB of memory.");
  expect(line?.className).toBe("quiet");
  expect(asked).toEqual([[{ kind: "bundled", name: "conll04" }, { accumulate: 2 }]]);
});

test("where that is much, it says what to do", async () => {
  const { line } = await shown(async () => needs("hardly"));
  expect(line?.textContent).toContain(
    "more than is likely to be free here: freeze the lower layers",
  );
  expect((await shown(async () => needs("no"))).line?.textContent).toContain(
    "this device can give",
  );
});

test("what is not known is not told", async () => {
  const failed = () => Promise.reject(new Error("gone"));
  expect((await shown(failed)).line).toBeNull();
  const none = await shown(async () => needs("yes"), {
    kind: "loading",
    progress: { kind: "backend" },
  } as AppState["model"]);
  expect(none.line).toBeNull();
  expect(none.asked).toEqual([]);
});
