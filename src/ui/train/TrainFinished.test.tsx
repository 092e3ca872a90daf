// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { testDoc } from "../../core/fixtures/project.ts";
import type { Lifecycle } from "../../core/lifecycle/lifecycle.ts";
import { NO_CURVE } from "../../core/lifecycle/trainCurve.ts";
import type { AppState } from "../../store/state.ts";
import { SCHEMA } from "../commands/fixture.ts";
import { mounted, press } from "../fixtures/mounted.tsx";
import { judgedOf, reportOf } from "../proof/fixture.ts";
import { TrainFinished } from "./TrainFinished.tsx";

const known = { entities: ["Person", "Firm"], relations: ["Works"] };
const plain = testDoc("d", "Ann left. Bob came. Cid ran. Dan sat. Eve sang.");
const doc = {
  ...plain,
  confirmed: Object.fromEntries(plain.sentences.map(({ id }) => [id, known])),
};
const of = {
  source: { kind: "bundled", name: "general" },
  name: "general",
  types: { entities: {}, relations: {} },
  readsNames: true,
  device: { label: "", reason: "" },
  maxSpanSize: 10,
} as const;
const base = { id: "model:m", weights: "m", ...of } as const;
const model = { id: "candidate:1", weights: "w", ...of } as const;

const shown = async (sentences: number) => {
  const report = reportOf(judgedOf(sentences));
  const candidate = {
    model,
    report,
    curve: NO_CURVE,
    job: "job:1",
    recipe: { epochs: 2 },
    isStored: true,
  } as const;
  const life: Partial<Lifecycle> = {
    phase: {
      kind: "ready",
      open: { kind: "candidate", base, candidate, settling: "no" },
      trouble: null,
    },
  };
  const { kind, ...rest } = { kind: "finished" as const, id: model.id, ...candidate };
  const training = { kind, ...rest };
  const app = {
    training,
    life,
    project: { docs: { d: doc }, schema: SCHEMA },
    model: { kind: "ready", model },
    storage: { kind: "saved", at: 0 },
    versions: [],
    speeds: { "": { around: 1, step: 1, word: 0.01, reading: 0.001 } },
    lineage: null,
  } as unknown as Partial<AppState>;
  return mounted(<TrainFinished training={training} />, { app });
};
const regions = (page: HTMLElement) => [
  ...page.querySelectorAll<HTMLElement>("section[aria-label=Cross-validation]"),
];

test("with too few held-out sentences a button beside that cross-validates as was trained", async () => {
  const { page, done } = await shown(3);
  const [region, ...others] = regions(page);
  expect(others).toEqual([]);
  expect(region.closest(".note")?.textContent).toContain("Too few held-out sentences");
  expect(region.textContent).toContain("2 trainings.");
  const button = region.querySelector("button");
  expect(button?.textContent).toMatch(/^Cross-validate \(about /);
  await press(button?.textContent ?? "");
  expect(done).toContain('startStudy crossValidation {"epochs":2}');
});

test("with enough of them it is among the studies", async () => {
  const { page } = await shown(12);
  const [region] = regions(page);
  expect(region.closest(".note")).toBeNull();
  expect(region.closest(".studies")).not.toBeNull();
});
