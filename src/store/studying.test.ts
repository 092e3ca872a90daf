import { beforeEach, expect, test, vi } from "vitest";
import { crossJudged, crossRead, isWhole } from "../core/learn/storedStudy.ts";
import { likelyErrors } from "../core/review/likelyErrors.ts";
import { crossOfModel } from "./crossOfModel.ts";
import { undoNames } from "./fixtures/steps.ts";
import {
  activeDoc,
  closeTabs,
  entityOf,
  newDisk,
  readyTab,
  settled,
  type Tab,
  texts,
  withText,
} from "./fixtures/tabs.ts";

beforeEach(newDisk);

const NAMES = ["Ann", "Bob", "Cid", "Dan", "Eve", "Fay", "Gus", "Hal", "Ida", "Jon", "Kim", "Lea"];
const TEXT = NAMES.map((name) => `${name} came by`).join(". ");

/** Twelve confirmed sentences, each with a name that the model finds too. */
async function confirmed(text = TEXT): Promise<Tab> {
  const tab = await withText(`${text}.`);
  for (const { id } of activeDoc(tab.state()).sentences) tab.state().acceptSentence(id);
  await settled(tab);
  return tab;
}

test("a cross-validation reads every sentence and is stored, also for the next visit", async () => {
  const tab = await confirmed();
  await tab.state().startStudy("crossValidation", {});
  const study = tab.state().studies.crossValidation!;
  expect(isWhole(study)).toBe(true);
  expect(crossRead(study)).toHaveLength(12);
  expect(crossJudged(study)).toHaveLength(12);
  expect(tab.state().studyRun).toEqual({ kind: "idle" });
  await settled(tab);
  closeTabs();
  const next = await readyTab();
  expect(next.state().studies.crossValidation).toEqual(study);
});

test("what is done of a study stays when it is stopped, and it goes on from there after a reload", async () => {
  const tab = await confirmed();
  let asked = 0;
  tab.fake.pause = async () => {
    if (++asked === 4) tab.state().stopStudy();
  };
  await tab.state().startStudy("crossValidation", {});
  const { done } = tab.state().studies.crossValidation!;
  expect(done.map(({ training }) => training)).toEqual([0, 1, 2]);
  await settled(tab);
  closeTabs();
  const next = await readyTab();
  const read: number[] = [];
  next.fake.pause = async () => void read.push(1);
  await next.state().startStudy("crossValidation", {});
  expect(read).toHaveLength(3);
  expect(isWhole(next.state().studies.crossValidation!)).toBe(true);
});

test("with other sentences it begins anew, with too few it says so", async () => {
  const few = await confirmed("Ann came. Bob left");
  await few.state().startStudy("learningCurve", {});
  expect(texts(few.state()).at(-1)).toContain("fewer than 4 different sentences");
  expect(few.state().studies).toEqual({});
});

test("a study that fails says so and keeps what is done; it can go on", async () => {
  const tab = await confirmed();
  let asked = 0;
  tab.fake.pause = async () => {
    if (++asked === 3) tab.fake.fail = { study: new Error("no memory") };
  };
  await tab.state().startStudy("crossValidation", {});
  expect(tab.state().studyRun).toEqual({
    kind: "failed",
    of: "crossValidation",
    message: "no memory",
  });
  expect(tab.state().studies.crossValidation!.done).toHaveLength(2);
  await tab.state().startStudy("crossValidation", {});
  expect(isWhole(tab.state().studies.crossValidation!)).toBe(true);
});

test("a training that is asked for meanwhile waits: never two at once", async () => {
  const tab = await confirmed();
  let going = () => {};
  const reached = new Promise<void>((resolve) => {
    let asked = 0;
    tab.fake.pause = () => {
      if (++asked === 3) resolve();
      if (asked < 3) return Promise.resolve();
      return new Promise<void>((done) => {
        going = done;
      });
    };
  });
  const study = tab.state().startStudy("crossValidation", {});
  await reached;
  tab.fake.pause = () => Promise.resolve();
  void tab.state().train({});
  expect(tab.state().studyRun.kind).toBe("running");
  expect(tab.state().training.kind).not.toBe("running");
  going();
  await study;
  expect(isWhole(tab.state().studies.crossValidation!)).toBe(true);
  await vi.waitFor(() => expect(tab.state().training.kind).toBe("finished"));
});

test("a learning curve is another study: both are kept", async () => {
  const tab = await confirmed();
  await tab.state().startStudy("crossValidation", {});
  await tab.state().startStudy("learningCurve", {});
  const { crossValidation, learningCurve } = tab.state().studies;
  expect([crossValidation, learningCurve].map((study) => isWhole(study!))).toEqual([true, true]);
});

test("a likely error is decided as one step, is not asked again, and undo brings it back", async () => {
  const tab = await confirmed();
  const { state } = tab;
  // The last one is taken away: what the models find there is missing now.
  state().remove({ kind: "entity", id: entityOf(state(), "Lea")!.id });
  const before = entityOf(state(), "Kim")!;
  state().retypeEntity(before.id, "Place");
  const sentence = activeDoc(state()).sentences.at(-1)!.id;
  expect(activeDoc(state()).confirmed[sentence]).toBeDefined();
  await state().startStudy("crossValidation", {});
  const errors = () => likelyErrors(state().project, crossRead(state().studies.crossValidation!));
  const retyped = errors().find(({ mine }) => mine === before.id)!;
  expect(retyped.doubt).toMatchObject({ kind: "type", theirs: { type: "Person" } });

  const steps = undoNames(state()).length;
  expect(state().decideError(retyped, "theirs")).toBe(true);
  expect(undoNames(state())).toHaveLength(steps + 1);
  expect(entityOf(state(), "Kim")).toMatchObject({ type: "Person", status: "confirmed" });
  expect(errors().map(({ mine }) => mine)).not.toContain(before.id);
  state().undo();
  expect(entityOf(state(), "Kim")?.type).toBe("Place");
  expect(errors().map(({ key }) => key)).toContain(retyped.key);

  expect(state().decideError(retyped, "mine")).toBe(true);
  expect(undoNames(state())[0]).toBe("Keep “Kim” as it is");
  expect(entityOf(state(), "Kim")?.type).toBe("Place");
  expect(errors().map(({ key }) => key)).not.toContain(retyped.key);
  await settled(tab);
  closeTabs();
  const next = await readyTab();
  const again = likelyErrors(
    next.state().project,
    crossRead(next.state().studies.crossValidation!),
  );
  expect(again.map(({ key }) => key)).not.toContain(retyped.key);
  next.state().undo();
  const back = likelyErrors(next.state().project, crossRead(next.state().studies.crossValidation!));
  expect(back.map(({ key }) => key)).toContain(retyped.key);
});

test("studies are stored with the version that was trained from their model, and with the one studied", async () => {
  const tab = await confirmed();
  await tab.state().startStudy("learningCurve", {});
  await tab.state().train({});
  await tab.state().keepModel("Mine");
  const [{ id }] = tab.state().versions;
  const source = { kind: "version", id } as const;
  const told = async () => (await tab.service.measured(source)).studies;
  expect(await told()).toMatchObject([{ kind: "learningCurve", basis: "parent", sentences: 12 }]);
  await tab.state().startStudy("crossValidation", {});
  expect(await told()).toMatchObject([
    { kind: "learningCurve", basis: "parent" },
    { kind: "crossValidation", basis: "itself", folds: 5 },
  ]);
});

test("beside a trained model its parent is cross-validated, which then says what its scores are worth", async () => {
  const tab = await confirmed();
  const { state } = tab;
  state().setHeldOut({ ...state().heldOut, share: 0 });
  await state().train({});
  const { training } = state();
  expect(training.kind).toBe("finished");
  expect(crossOfModel(state())).toBeNull();
  await state().startStudy("crossValidation", {});
  const study = state().studies.crossValidation!;
  expect(isWhole(study)).toBe(true);
  expect(state().training).toBe(training);
  expect(crossOfModel(state())).toBe(study);
  await state().calibrateByCross();
  expect(state().calibrated).toMatchObject({
    by: "crossValidation",
    report: { sentences: 12, suggestions: expect.arrayContaining([]) },
  });
  await state().keepModel("Mine");
  const source = { kind: "version", id: state().versions[0].id } as const;
  const { calibration, studies } = await tab.service.measured(source);
  expect(calibration?.by).toBe("crossValidation");
  expect(studies).toMatchObject([{ kind: "crossValidation", basis: "parent" }]);
});

test("a decision ends a study beside the trained model; what is done of it stays", async () => {
  const tab = await confirmed();
  await tab.state().train({});
  let asked = 0;
  tab.fake.pause = async () => {
    if (++asked === 3) void tab.state().discardModel();
  };
  await tab.state().startStudy("crossValidation", {});
  await vi.waitFor(() => expect(tab.state().training.kind).toBe("idle"));
  expect(tab.state().studyRun).toEqual({ kind: "idle" });
  const { done } = tab.state().studies.crossValidation!;
  expect(done.length).toBeGreaterThan(0);
  tab.fake.pause = async () => {};
  await tab.state().startStudy("crossValidation", {});
  expect(isWhole(tab.state().studies.crossValidation!)).toBe(true);
  expect(tab.state().studies.crossValidation!.done.slice(0, done.length)).toEqual(done);
});
