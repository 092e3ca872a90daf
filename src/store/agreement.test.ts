import { beforeEach, describe, expect, test } from "vitest";
import { comparedDoc } from "../core/agreement/comparedDoc.ts";
import type { Choice } from "../core/agreement/decideDifferences.ts";
import { docDifferences } from "../core/agreement/docDifferences.ts";
import { testDoc, withEntity } from "../core/fixtures/project.ts";
import type { OpenAgreement } from "./agreementState.ts";
import { importsOf } from "./fixtures/fakeImports.ts";
import { undoNames } from "./fixtures/steps.ts";
import { activeDoc, newDisk, type Tab, texts, withText } from "./fixtures/tabs.ts";
import type { AppState } from "./state.ts";

beforeEach(newDisk);

const TEXT = "Ada lives in Rome.";
const ALL = { annotations: "confirmed and suggested", sentences: "all" } as const;
const names = (name: string) => ({ short: name, verbose: name });
const own = { status: "confirmed", by: "import", score: null } as const;
const theirs = withEntity(testDoc("other", TEXT), "x", "lives", { ...own, type: "Verb" });
const reading = {
  docs: [theirs],
  types: { entities: { Verb: names("Verb") }, relations: {} },
  leftOut: [],
  notRead: [],
  notes: [],
  tables: [],
  readAs: [],
};

function opened({ agreement }: AppState): OpenAgreement {
  if (agreement.kind !== "open") throw new Error("no comparison is open");
  return agreement;
}
async function comparedTab(): Promise<Tab> {
  const tab = await withText(TEXT);
  Object.assign(
    tab.text,
    importsOf(() => reading),
  );
  await tab.state().importFiles([new File([TEXT], "theirs.json")], "compare");
  expect(await tab.state().compareImport()).toBe(true);
  return tab;
}
const differences = (state: AppState) => {
  const { matched, sideTypes } = opened(state);
  const [{ left, right }] = matched.pairs;
  const compared = comparedDoc(state.project.docs[left.id], right, ALL, sideTypes);
  if ("unlike" in compared) throw new Error(compared.unlike);
  return docDifferences(compared).all;
};
const decide = ({ state }: Tab, choice: Choice, at: number) => {
  const doc = activeDoc(state()).id;
  const wanted = [{ doc, differences: [differences(state())[at]] }];
  return state().decideDifferences(wanted, choice, ALL);
};

describe("a comparison with a file", () => {
  test("changes nothing, and matches by text", async () => {
    const tab = await withText(TEXT);
    const { project } = tab.state();
    Object.assign(
      tab.text,
      importsOf(() => reading),
    );
    await tab.state().importFiles([new File([TEXT], "theirs.json")]);
    await tab.state().compareImport();
    const { matched, names } = opened(tab.state());
    expect(tab.state().project).toBe(project);
    expect(tab.state().importing.kind).toBe("none");
    expect(names).toEqual({ left: "This project", right: "theirs.json" });
    expect(matched.pairs.map(({ right }) => right.id)).toEqual(["other"]);
  });

  test("what is taken is a step that brings its type, and can be taken back", async () => {
    const tab = await comparedTab();
    const { state } = tab;
    const before = state().project;
    const at = differences(state()).findIndex(({ right }) => right !== null);
    const { key } = differences(state())[at];
    expect(await decide(tab, "right", at)).toBe(1);
    expect(undoNames(state())[0]).toBe("Compare: take the other side’s, Verb “lives”");
    expect(state().project.schema.entities.map(({ name }) => name)).toContain("Verb");
    expect(state().undoDecision()).toEqual({ doc: activeDoc(state()).id, key });
    expect(state().project).toEqual(before);
    expect(opened(state()).decisions).toEqual([]);
  });

  test("what stays is remembered without a step", async () => {
    const tab = await comparedTab();
    const steps = undoNames(tab.state());
    await decide(tab, "left", 0);
    expect(undoNames(tab.state())).toEqual(steps);
    expect(opened(tab.state()).decisions).toMatchObject([{ step: null }]);
    tab.state().undoDecision();
    expect(opened(tab.state()).decisions).toEqual([]);
  });

  test("keys that come in quick succession each meet what the one before has left", async () => {
    const tab = await comparedTab();
    const first = decide(tab, "left", 0);
    expect(opened(tab.state()).decisions).toHaveLength(1);
    const second = decide(tab, "right", 1);
    expect(opened(tab.state()).decisions).toHaveLength(2);
    expect(await Promise.all([first, second])).toEqual([1, 1]);
  });

  test("a decision under other steps is not taken back before them", async () => {
    const tab = await comparedTab();
    await decide(tab, "right", 0);
    tab.state().renameDoc(activeDoc(tab.state()).id, "other name");
    expect(tab.state().undoDecision()).toBeNull();
    expect(texts(tab.state()).at(-1)).toMatch(/undo those first/);
    tab.state().undo(2);
    expect(tab.state().undoDecision()).not.toBeNull();
  });
});

test("two documents of the project are compared, whatever they are called", async () => {
  const tab = await withText(TEXT);
  const first = activeDoc(tab.state()).id;
  await tab.state().addText("second", TEXT.replace("Rome", "Oslo"));
  await tab.state().compareDocs(first, activeDoc(tab.state()).id);
  expect(opened(tab.state())).toMatchObject({
    names: { right: "second" },
    matched: { onlyLeft: [] },
  });
  expect(opened(tab.state()).matched.pairs).toHaveLength(1);
  tab.state().closeAgreement();
  expect(tab.state().agreement.kind).toBe("none");
  await tab.state().compareDocs(first, activeDoc(tab.state()).id);
  await tab.state().eraseEverything();
  expect(tab.state().agreement.kind).toBe("none");
});
