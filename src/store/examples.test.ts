import { beforeEach, describe, expect, test } from "vitest";
import { hashOfWords, wasHeldOut } from "../core/learn/heldOut.ts";
import { countDoubts, doubtsOf } from "./doubtsOf.ts";
import { type ExampleSplit, exampleSplit } from "./exampleSplit.ts";
import { undoNames } from "./fixtures/steps.ts";
import { activeDoc, newDisk, reload, settled, type Tab, withText } from "./fixtures/tabs.ts";

beforeEach(newDisk);

const SENTENCES = Array.from({ length: 40 }, (_, i) => `Ada saw Town${i}.`).join(" ");

async function confirmedTab(): Promise<Tab> {
  const tab = await withText(SENTENCES);
  for (const { id } of activeDoc(tab.state()).sentences) tab.state().acceptSentence(id);
  return tab;
}
const refsOf = ({ sentences }: ExampleSplit, side: string) =>
  sentences
    .filter((one) => one.side === side)
    .map(({ doc, sentence }) => ({ doc, sentence: sentence.id }));
const hashes = (examples: readonly { words: readonly string[] }[]) =>
  examples.map(({ words }) => hashOfWords(words)).sort();

describe("examples", () => {
  test("left out are neither trained on nor scored, stay confirmed, and are found stored", async () => {
    const tab = await confirmedTab();
    const { state } = tab;
    const before = exampleSplit(state());
    expect([before.training.length, before.heldOut.length]).toEqual([32, 8]);
    const out = [
      ...refsOf(before, "heldOut").slice(0, 3),
      ...refsOf(before, "training").slice(0, 2),
    ];
    state().leaveOut(out, true);
    expect(undoNames(state())[0]).toBe("Leave 5 sentences out of training");
    expect(Object.keys(activeDoc(state()).confirmed)).toHaveLength(40);
    const after = exampleSplit(state());
    expect(refsOf(after, "leftOut")).toHaveLength(5);
    expect([after.training.length, after.heldOut.length]).toEqual([28, 7]);
    await state().train({});
    const [request] = tab.fake.requests;
    expect([request.examples, request.heldOut]).toEqual([after.training, after.heldOut]);
    await state().discardModel();
    const again = await reload(tab);
    expect(refsOf(exampleSplit(again.state()), "leftOut")).toEqual(refsOf(after, "leftOut"));
    again.state().undo();
    expect(hashes(exampleSplit(again.state()).heldOut)).toEqual(hashes(before.heldOut));
  });

  test("are held out as it was chosen, also after a reload", async () => {
    const tab = await confirmedTab();
    const { state } = tab;
    state().setHeldOut({ share: 50 });
    expect(exampleSplit(state()).heldOut).toHaveLength(20);
    const chosen = hashes(exampleSplit(state()).heldOut);
    state().setHeldOut({ seed: 7 });
    expect(hashes(exampleSplit(state()).heldOut)).not.toEqual(chosen);
    for (const share of [99, -1, 2.5, Number.NaN]) state().setHeldOut({ share });
    expect(state().heldOut).toEqual({ share: 0, seed: 7, by: "sentences" });
    expect(exampleSplit(state()).heldOut).toEqual([]);
    state().setHeldOut({ share: 10, by: "documents" });
    const again = await reload(tab);
    expect(again.state().heldOut).toEqual({ share: 10, seed: 7, by: "documents" });
  });

  test("that an open version of before was scored on are not trained on, nor the other way round", async () => {
    const tab = await confirmedTab();
    const { state } = tab;
    await state().train({});
    await state().keepModel("mine");
    await settled(tab);
    for (const share of [20, 50, 5]) {
      state().setHeldOut({ share, seed: 3 });
      const { training, heldOut } = exampleSplit(state());
      expect(training.some(wasHeldOut)).toBe(false);
      expect(heldOut.every(wasHeldOut)).toBe(true);
    }
    expect(exampleSplit(state()).stayed).toBeGreaterThan(0);
    // Whoever holds out nothing wants to train on everything.
    state().setHeldOut({ share: 0 });
    expect(exampleSplit(state()).training).toHaveLength(40);
  });
});

describe("doubts", () => {
  const sure = { score: 0.97, boundaryScore: 0.97 };
  /** A model that is sure of everything, and wrong of one town. */
  const wrongAt =
    (town: string) =>
    ({ words }: { readonly words: readonly string[] }) => ({
      entities: [
        { type: "Person", start: 0, end: 1, ...sure },
        { type: words[2] === town ? "Person" : "Place", start: 2, end: 3, ...sure },
      ],
      relations: [],
    });

  test("are counted, decided in one step, and found decided after a reload", async () => {
    const tab = await withText("Ada saw Rome. Bob saw Oslo. Eve left ROME. Ada saw Rome.");
    const { state } = tab;
    for (const { id } of activeDoc(state()).sentences) state().acceptSentence(id);
    const [place] = Object.values(activeDoc(state()).entities).filter(
      ({ type }) => type === "Place",
    );
    state().retypeEntity(place.id, "Person");
    const found = doubtsOf(state()).found;
    expect(found.map(({ kind }) => kind)).toEqual(["twins", "string"]);
    const [twins, string] = found;
    state().decideDoubt(string, { kind: "makeAll", type: "Place" });
    expect(countDoubts(state())).toBe(0);
    state().undo();
    expect(doubtsOf(state()).found.map(({ key }) => key)).toEqual(found.map(({ key }) => key));
    for (const doubt of [twins, string]) state().decideDoubt(doubt, { kind: "keep" });
    expect(countDoubts(state())).toBe(0);
    const again = await reload(tab);
    expect(countDoubts(again.state())).toBe(0);
    again.state().undo(2);
    expect(countDoubts(again.state())).toBe(2);
    // What is left out teaches nothing wrong.
    const [{ id }] = activeDoc(again.state()).sentences;
    again.state().leaveOut([{ doc: activeDoc(again.state()).id, sentence: id }], true);
    expect(countDoubts(again.state())).toBe(0);
  });

  test("of the model are what it is sure of, under the names of today", async () => {
    const tab = await confirmedTab();
    const { state, fake } = tab;
    state().renameType("entity", "Person", "A <b>human</b>");
    fake.find = wrongAt("Town7");
    await state().checkWithModel();
    expect(state().modelCheck).toMatchObject({ kind: "done", total: 40 });
    const [error, ...others] = doubtsOf(state()).byModel;
    expect(others).toEqual([]);
    expect(error.doubt).toMatchObject({ kind: "type", theirs: { type: "A <b>human</b>" } });
    state().decideError(error, "theirs");
    expect(doubtsOf(state()).byModel).toEqual([]);
    state().undo();
    expect(doubtsOf(state()).byModel).toHaveLength(1);
    state().decideError(error, "mine");
    expect(doubtsOf(state()).byModel).toEqual([]);
  });

  test("of the model may be ended, and say nothing of another one", async () => {
    const tab = await confirmedTab();
    const { state, fake } = tab;
    fake.find = wrongAt("Town1");
    const stop = tab.store.subscribe(({ modelCheck: check }) => {
      if (check.kind === "running" && check.studied.length > 0) state().cancelCheck();
    });
    await state().checkWithModel();
    stop();
    const { modelCheck } = state();
    expect(modelCheck).toMatchObject({ kind: "done" });
    if (modelCheck.kind === "done") expect(modelCheck.studied.length).toBeLessThan(40);
    expect(doubtsOf(state()).byModel.length).toBeGreaterThan(0);
    await state().useModel({ kind: "bundled", name: "conll04" });
    expect(doubtsOf(state()).byModel).toEqual([]);
  });
});
