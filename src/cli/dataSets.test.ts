import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDoc, testSchema, testScope, withEntity } from "../core/fixtures/project.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import { projectBytes } from "../io/fixtures/ownProject.ts";
import { dataSets, examplesOf, typesOfAll } from "./dataSets.ts";
import { projectsAmong } from "./projectFile.ts";

const dir = mkdtempSync(join(tmpdir(), "spanloom-sets-"));
const at = (...path: string[]) => join(dir, ...path);
const names = (list: readonly string[]) =>
  Object.fromEntries(list.map((name) => [name, { short: name, verbose: name }]));
const typesOf = (entities: readonly string[], relations: Record<string, boolean>): ModelTypes => ({
  entities: names(entities),
  relations: Object.fromEntries(
    Object.entries(relations).map(([name, symmetric]) => {
      return [name, { short: name, verbose: name, symmetric }];
    }),
  ),
});
const ofNews = typesOf(["Person", "Place"], { Lives: false });
const ofDrugs = typesOf(["Drug", "Person"], { Treats: false });
const sentence = (type: string, more: object = {}) => ({
  tokens: ["one", "two"],
  entities: [{ type, start: 0, end: 1 }],
  relations: [],
  ...more,
});

beforeAll(() => {
  const write = (path: string, value: unknown) => writeFileSync(at(path), JSON.stringify(value));
  write("news.json", [sentence("Place")]);
  write("news-types.json", ofNews);
  const known = { entities: ["Drug"], relations: [] };
  mkdirSync(at("drugs"));
  write("drugs/train.json", [sentence("Drug"), sentence("Drug", { known })]);
  write("drugs/dev.json", [sentence("Person")]);
  write("drugs/types.json", ofDrugs);
  write("turned-types.json", typesOf(["Person"], { Lives: true }));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const from = { option: "--data", fileInFolder: "train.json", own: null };
const sets = (paths: readonly string[], types: readonly string[]) =>
  dataSets({ ...from, paths: paths.map((path) => at(path)), types: types.map((path) => at(path)) });

test("each sentence knows the types of its set, or those that the file says of it", () => {
  const both = sets(["news.json", "drugs"], ["news-types.json"]);
  const types = typesOfAll(both);
  expect(Object.keys(types.entities)).toEqual(["Person", "Place", "Drug"]);
  expect(Object.keys(types.relations)).toEqual(["Lives", "Treats"]);
  expect(examplesOf(both, types).map(({ known }) => known)).toEqual([
    { entities: ["Person", "Place"], relations: ["Lives"] },
    { entities: ["Drug", "Person"], relations: ["Treats"] },
    { entities: ["Drug"], relations: [] },
  ]);
});

test("a single set knows all types", () => {
  const one = sets(["news.json"], ["news-types.json"]);
  expect(examplesOf(one, typesOfAll(one))[0]).not.toHaveProperty("known");
});

test("lists of files and of types go together", () => {
  const two = sets(["news.json", "drugs/train.json"], ["news-types.json", "drugs/types.json"]);
  expect(two.map(({ types }) => types)).toEqual([ofNews, ofDrugs]);
  expect(() => sets(["news.json"], ["news-types.json", "drugs/types.json"])).toThrow(
    /--data names 1 files? and --types 2/,
  );
});

test("sets that contradict each other are refused, and so is what nothing is trained on", () => {
  const turned = sets(["news.json", "news.json"], ["news-types.json", "turned-types.json"]);
  expect(() => typesOfAll(turned)).toThrow(
    /turned-types\.json, relations\.Lives\.symmetric: is true, but false in .*news-types\.json/,
  );
  const dev = dataSets({
    ...from,
    option: "--dev",
    fileInFolder: "dev.json",
    paths: [at("drugs")],
    types: [],
  });
  expect(() => examplesOf(dev, ofNews)).toThrow(/types\.json, entities\.Drug: no training data/);
});

test("files without types.json have the types of the model that is trained on", () => {
  const known = dataSets({ ...from, own: ofNews, paths: [at("news.json")], types: [] });
  expect(known[0].types).toBe(ofNews);
  expect(() => sets(["news.json"], [])).toThrow(/news\.json: --types FILE is needed/);
});

test("of a project what is confirmed is learnt, for the types that it knows", async () => {
  const doc = withEntity(testDoc("d", "Ada ran. Bob ran. Eve ran."), "ada", "Ada", {
    status: "confirmed",
  });
  const some = { entities: ["Person"], relations: [] };
  const confirmed = { "d:0": testScope, "d:1": some, "d:2": testScope };
  const file = at("a.spanloom");
  const docs = {
    d: { ...doc, confirmed, notTrained: ["d:2"] },
    gone: { ...testDoc("gone", "Ada left."), confirmed: { "gone:0": testScope }, trashedAt: 1 },
  };
  writeFileSync(file, await projectBytes({ docs, schema: testSchema }));
  const projects = await projectsAmong([file, at("news.json")]);
  const both = dataSets({
    ...from,
    projects,
    paths: [file, at("news.json")],
    types: [at("news-types.json")],
  });
  const types = typesOfAll(both);
  const [first, second, third, ...rest] = examplesOf(both, types);
  expect([first.words, second.words, rest]).toEqual([["Ada", "ran", "."], ["Bob", "ran", "."], []]);
  expect(first.entities).toEqual([{ type: "Person", start: 0, end: 1 }]);
  expect(second.known).toEqual(some);
  expect(third.words).toEqual(["one", "two"]);
});
