// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import type { AppState } from "../../store/state.ts";
import { SCHEMA } from "../commands/fixture.ts";
import { mounted } from "../fixtures/mounted.tsx";
import { TrainStart } from "./TrainStart.tsx";

const shown = (page: HTMLElement) => ({
  facts: [...page.querySelectorAll("dd")].map((it) => it.textContent),
  canTrain: !page.querySelector<HTMLButtonElement>("button.primary")?.disabled,
  why: page.querySelector("#why-no-training")?.textContent,
});

test("while the project is being opened nothing is counted and nothing can be trained", async () => {
  const { page, done, setApp } = await mounted(<TrainStart />, {
    app: { storage: { kind: "opening" } },
  });
  expect(shown(page)).toEqual({
    facts: ["–", "–", "–", "–"],
    canTrain: false,
    why: "The project is still being opened.",
  });
  expect(done).toEqual([]);
  await setApp({ storage: { kind: "saved", at: 0 } });
  const { facts, why } = shown(page);
  expect(facts[0]).toMatch(/^\d+ sentences?$/);
  expect(why).not.toBe("The project is still being opened.");
});

/** Not known yet. */
const forecast: AppState["forecast"] = () => new Promise(() => {});

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

test("with no type that a confirmed sentence knows there is nothing to learn from", async () => {
  const nothing = { entities: [], relations: [] };
  const { entities: _, relations: __, ...plain } = DOC;
  const ids = DOC.sentences.map(({ id }) => [id, nothing] as const);
  const doc = { ...plain, entities: {}, relations: {}, confirmed: Object.fromEntries(ids) };
  const { page } = await mounted(<TrainStart />, {
    app: { project: { docs: { d: doc }, schema: SCHEMA }, forecast, model: READY, speeds: {} },
  });
  const { canTrain, why } = shown(page);
  expect(canTrain).toBe(false);
  expect(why).toMatch(/nothing to learn from/);
});

test("what stays is said, and the types of the model that no confirmed sentence shows", async () => {
  const [person] = SCHEMA.entities;
  const [river, lake] = ["River", "Lake"].map((name) => ({ ...person, name, verbose: name }));
  const entities = [...SCHEMA.entities, river, lake];
  // The model has yet to learn of lakes.
  const learnt = { entities: { [person.name]: person, River: river }, relations: {} };
  const { page } = await mounted(<TrainStart />, {
    app: {
      project: { docs: { d: DOC }, schema: { ...SCHEMA, entities } },
      forecast,
      model: { ...READY, model: { ...READY.model, types: learnt } },
      speeds: {},
    },
  });
  const text = page.textContent ?? "";
  expect(text).toMatch(/the model rehearses what it suggests now/);
  const [, named] = /which the model knows: (.*)\. It keeps/.exec(text) ?? [];
  expect(named).toContain("River");
  expect(named).not.toContain("Lake");
});
