import { beforeEach, describe, expect, test, vi } from "vitest";
import { madeVersion } from "../core/fixtures/version.ts";
import { wordsHash } from "../core/learn/wordsHash.ts";
import { confirmedSentences } from "./confirmedSentences.ts";
import { exampleSplit } from "./exampleSplit.ts";
import { activeDoc, newDisk, settled, type Tab, withText } from "./fixtures/tabs.ts";
import { studiedModel } from "./newStudy.ts";

beforeEach(newDisk);

const SENTENCES = Array.from({ length: 20 }, (_, i) => `Ada saw Town${i}.`).join(" ");
const BUNDLED = { kind: "bundled", name: "conll04" } as const;

async function trainedTab(): Promise<Tab> {
  const tab = await withText(SENTENCES);
  for (const { id } of activeDoc(tab.state()).sentences) tab.state().acceptSentence(id);
  await tab.state().train({});
  await tab.state().keepModel("First");
  await settled(tab);
  return tab;
}

/** What the fake service then says that a version was trained on. */
function known(tab: Tab, trained: readonly (readonly string[])[]) {
  const { evidence, version } = madeVersion("Person", "Sees", 0);
  const { made } = version;
  const { versions } = tab.service;
  const marks = trained.map((words) => ({ words: wordsHash(words), labels: "" }));
  tab.service.evidence = async () => ({ ...evidence, trained: marks });
  tab.service.versions = async () =>
    (await versions()).map((one) => ({ ...one, ...(made && { made }) }));
}

describe("kept models", () => {
  test("get another name and a note, which stay", async () => {
    const { state } = await trainedTab();
    const [{ id }] = state().versions;
    await state().labelVersion(id, { name: "Better", note: "with towns" });
    expect(state().versions).toMatchObject([{ id, name: "Better", note: "with towns" }]);
  });

  test("another name is told wherever the model is: as the open one, in a study and a comparison", async () => {
    const tab = await trainedTab();
    const { state } = tab;
    const [{ id }] = state().versions;
    const source = { kind: "version", id } as const;
    await state().startStudy("crossValidation", {});
    await state().compareModels([source, BUNDLED]);
    await state().labelVersion(id, { name: "Better", note: "" });
    expect(state().model).toMatchObject({ kind: "ready", model: { name: "Better", source } });
    const study = state().studies.crossValidation!;
    expect(studiedModel(study, state().versions)).toBe("Better");
    expect(state().comparison).toMatchObject({
      kind: "done",
      names: ["Better", expect.any(String)],
    });
    await state().train({});
    expect(state().model).toMatchObject({ model: { name: "Better, trained" } });
  });

  test("what the open one was trained on is never held out", async () => {
    const tab = await trainedTab();
    const { state } = tab;
    const words = confirmedSentences(state().project).map(({ example }) => example.words);
    known(tab, words);
    await state().useModel(BUNDLED);
    await state().useModel({ kind: "version", id: state().versions[0].id });
    await vi.waitFor(() => expect(state().lineage?.trained.size).toBe(20));
    expect(exampleSplit(state()).heldOut).toEqual([]);
    await state().useModel(BUNDLED);
    expect(exampleSplit(state()).heldOut.length).toBeGreaterThan(0);
  });

  test("a training waits until it is known what the model was trained on", async () => {
    const tab = await trainedTab();
    const { state, service } = tab;
    known(
      tab,
      confirmedSentences(state().project).map(({ example }) => example.words),
    );
    await state().useModel(BUNDLED);
    const { evidence } = service;
    let read = () => {};
    const isRead = new Promise<void>((resolve) => {
      read = resolve;
    });
    service.evidence = async (id) => {
      await isRead;
      return evidence(id);
    };
    const train = vi.spyOn(service, "train");
    await state().useModel({ kind: "version", id: state().versions[0].id });
    const trained = state().train({});
    await settled(tab);
    expect(train).not.toHaveBeenCalled();
    read();
    await trained;
    expect(train.mock.calls[0][2].heldOut).toEqual([]);
  });

  test("what the one that was kept just now was trained on is known at once", async () => {
    const tab = await withText(SENTENCES);
    const { state } = tab;
    for (const { id } of activeDoc(state()).sentences) state().acceptSentence(id);
    await state().train({});
    known(tab, [["Ada"]]);
    await state().keepModel("First");
    await vi.waitFor(() => expect(state().lineage).toMatchObject({ isKnown: true }));
    expect(exampleSplit(state()).training.length).toBeGreaterThan(0);
  });

  test("two are compared on what neither was trained on, and on the open document", async () => {
    const tab = await trainedTab();
    const { state } = tab;
    const words = confirmedSentences(state().project).map(({ example }) => example.words);
    known(tab, words.slice(0, 8));
    const [{ id }] = state().versions;
    await state().labelVersion(id, { name: "First", note: "" });
    await state().compareModels([BUNDLED, { kind: "version", id }]);
    const { comparison } = state();
    if (comparison.kind !== "done") throw new Error(comparison.kind);
    expect(comparison.seen).toBe(8);
    expect(comparison.judged.map(({ example }) => example.words)).toEqual(words.slice(8));
    expect(comparison.names).toEqual(["CoNLL04 (bundled)", "First"]);
    // The fake's first model finds nothing, its second one every capital.
    expect(comparison.differing.filter(({ first }) => first.length > 0)).toEqual([]);
    expect(comparison.differing[0]).toMatchObject({ kind: "entity", offset: 0, texts: ["Ada"] });
    state().closeComparison();
    expect(state().comparison.kind).toBe("none");
  });

  test("a comparison can be cancelled, and one that fails says why", async () => {
    const tab = await trainedTab();
    const { state } = tab;
    const sources = [BUNDLED, { kind: "version", id: state().versions[0].id }] as const;
    tab.fake.pause = async () => state().closeComparison();
    await state().compareModels(sources);
    expect(state().comparison.kind).toBe("none");
    tab.fake.pause = async () => {};
    tab.fake.fail = { readBoth: new Error("out of memory") };
    await state().compareModels(sources);
    expect(state().comparison).toEqual({ kind: "failed", message: "out of memory" });
    await state().compareModels([BUNDLED, BUNDLED]);
    expect(state().notices.at(-1)?.text).toContain("two different models");
  });

  test("a report is a file named after the model, also where nothing is known", async () => {
    const tab = await trainedTab();
    const { state } = tab;
    const [{ id }] = state().versions;
    await state().labelVersion(id, { name: "../a<b>", note: "" });
    await state().downloadReport(id, "md");
    await state().downloadReport(id, "html");
    const names = tab.downloads.map(({ name }) => name);
    expect(names).toEqual(["_a_b_-report.md", "_a_b_-report.html"]);
  });
});
