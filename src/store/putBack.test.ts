import { beforeEach, expect, test, vi } from "vitest";
import { findCapitals } from "./fixtures/fakeReadings.ts";
import { activeDoc, entityOf, newDisk, settled, type Tab, withNames } from "./fixtures/tabs.ts";

beforeEach(newDisk);

/** Finds the same names as ever, with this score. */
const scored =
  (score: number): Tab["fake"]["find"] =>
  (sentence) => {
    const { entities, relations } = findCapitals(sentence);
    return { relations, entities: entities.map((entity) => ({ ...entity, score })) };
  };
const score = ({ state }: Tab) => entityOf(state(), "Bob")?.score;

/** A note that an untrained model has read, the first of its sentences confirmed. */
async function untrained(): Promise<Tab> {
  const tab = await withNames("Ada lives in Rome. Bob left Oslo.");
  tab.fake.find = scored(0.45);
  await tab.state().predict();
  tab.state().acceptSentence(activeDoc(tab.state()).sentences[0].id);
  expect(score(tab)).toBe(0.45);
  return tab;
}

/** The model is trained meanwhile, and not kept; what it makes of the note is there. */
async function trained(tab: Tab, meanwhile: () => void = () => {}): Promise<void> {
  const training = tab.state().train({});
  meanwhile();
  tab.fake.find = scored(1);
  await training;
  await settled(tab);
  expect(tab.state().training.kind).toBe("finished");
}

test("what undo brings back of a former model is read again by the model in use", async () => {
  const tab = await untrained();
  const { state } = tab;
  await trained(tab, () => state().renameType("entity", "Person", "Human"));
  state().addType("entity", "Vessel");
  await settled(tab);
  state().deleteType("entity", "Vessel");
  await settled(tab);
  expect(score(tab)).toBe(1);
  for (let step = 0; step < 3; step++) {
    await settled(tab);
    state().undo();
  }
  await vi.waitFor(() => expect(score(tab)).toBe(1));
  await settled(tab);
  expect(entityOf(state(), "Bob")).toMatchObject({ type: "Person", score: 1 });
});

test("so is what it brings back without a change of types, and the rest is not", async () => {
  const tab = await untrained();
  const { state, fake } = tab;
  const [, second] = activeDoc(state()).sentences;
  state().setStatus({ kind: "entity", id: entityOf(state(), "Bob")!.id }, "rejected");
  await trained(tab);
  fake.predicted.length = 0;
  state().undo();
  expect(score(tab)).toBe(0.45);
  await vi.waitFor(() => expect(score(tab)).toBe(1));
  await settled(tab);
  expect(fake.predicted).toEqual([second.id]);
  // What the model in use made itself comes back as it was.
  state().setStatus({ kind: "entity", id: entityOf(state(), "Bob")!.id }, "rejected");
  state().undo();
  await settled(tab);
  expect(fake.predicted).toEqual([second.id]);
});

test("a type that comes during a training is looked for at once, by the model that is open", async () => {
  const tab = await untrained();
  const { state, fake } = tab;
  const sought = { entities: ["Vessel"], relations: [] };
  await trained(tab, () => {
    state().addType("entity", "Ship");
    state().addType("entity", "Vessel");
    state().deleteType("entity", "Ship");
    expect(state().prediction).toMatchObject({ kind: "running", sought });
  });
  expect(fake.named.map(({ entities }) => Object.keys(entities))).toContainEqual(["Vessel"]);
});
