import { beforeEach, expect, test } from "vitest";
import { thingsOf, triplesOf } from "../core/results/triples.ts";
import { readFiles } from "../io/readFiles.ts";
import { sourceFile } from "../io/sourceFile.ts";
import { importNow, importsOf } from "./fixtures/fakeImports.ts";
import { undoNames } from "./fixtures/steps.ts";
import { newDisk, readyTab, reload, settled, type Tab, texts, withText } from "./fixtures/tabs.ts";

beforeEach(newDisk);

const things = ({ state }: Pick<Tab, "state">) => {
  const { docs, schema, mentions } = state().project;
  const all = Object.values(docs).filter(({ name }) => name === "note");
  return thingsOf(triplesOf(all, { status: "both", from: 0 }, schema.relations, mentions));
};
const names = (tab: Pick<Tab, "state">) => things(tab).map(({ name }) => name);
const named = (tab: Pick<Tab, "state">, ...wanted: string[]) =>
  wanted.map((name) => things(tab).find((thing) => thing.name === name)!);

/** Ada and Bob, who are of one type. */
const withTwo = () => withText("Ada lives in Rome. Bob left Oslo.");

test("a merge is a step that is stored, and taken back after a reload", async () => {
  const tab = await withTwo();
  expect(names(tab)).toEqual(["Ada", "Rome", "Bob", "Oslo"]);
  tab.state().mergeThings(named(tab, "Ada", "Bob"), "Bob");
  expect(names(tab)).toEqual(["Bob", "Rome", "Oslo"]);
  expect(undoNames(tab.state())[0]).toBe("Merge “Ada” and “Bob”");
  await settled(tab);
  const again = await reload(tab);
  expect(names(again)).toEqual(["Bob", "Rome", "Oslo"]);
  again.state().undo();
  expect(names(again)).toEqual(["Ada", "Rome", "Bob", "Oslo"]);
  expect(again.state().project.mentions).toBeUndefined();
  again.state().redo();
  again.state().splitThing(named(again, "Bob")[0], ["Ada"]);
  expect(names(again)).toContain("Ada");
  again.state().keepApart(named(again, "Ada", "Bob"));
  expect(again.state().project.mentions?.dismissed).toHaveLength(1);
});

test("what cannot be is refused in words, and no step", async () => {
  const tab = await withTwo();
  const before = tab.state().history;
  tab.state().mergeThings(named(tab, "Ada", "Rome"), "Ada");
  tab.state().splitThing(named(tab, "Ada")[0], ["Ada"]);
  expect(texts(tab.state())).toEqual([
    "Only mentions of the same type can be one thing.",
    "Something has to stay: choose fewer ways to write it.",
  ]);
  expect(tab.state().history).toBe(before);
});

test("it goes with the project file into another project, and changes its exports", async () => {
  const tab = await withTwo();
  tab.state().mergeThings(named(tab, "Ada", "Bob"), "Bob");
  await tab.state().exportAnnotations("project");
  const project = tab.downloads.at(-1)!;
  newDisk();
  const other = await readyTab();
  Object.assign(
    other.text,
    importsOf((files) =>
      readFiles(
        files.map(({ path, bytes }) => sourceFile(path, bytes)),
        { segmentAround: () => [], newId: (path) => path, now: () => 0 },
      ),
    ),
  );
  await importNow(other, [new File([project.blob], project.name)]);
  expect(names(other)).toEqual(["Bob", "Rome", "Oslo"]);
  other.state().openExport("graphml");
  other.state().chooseExport({ annotations: "confirmed and suggested" });
  await expect.poll(() => other.state().exporting).toMatchObject({ made: { kind: "made" } });
  await other.state().downloadExport();
  const graph = await other.downloads.at(-1)!.blob.text();
  expect(graph).toContain('<data key="forms">Ada | Bob</data>');
  // What is here already is no step again.
  const steps = undoNames(other.state()).length;
  await importNow(other, [new File([project.blob], project.name)]);
  expect(undoNames(other.state())).toHaveLength(steps);
});
