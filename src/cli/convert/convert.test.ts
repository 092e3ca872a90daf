import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { strToU8, zipSync } from "fflate";
import { afterAll, describe, expect, test } from "vitest";
import { testDoc, withEntity, withRelation } from "../../core/fixtures/project.ts";
import { OWN_MENTIONS, OWN_PROJECT, projectBytes } from "../../io/fixtures/ownProject.ts";
import { readTexts } from "../../io/fixtures/readTexts.ts";
import { parseModelTypes } from "../../io/modelTypes.ts";
import { parseSpertJson } from "../../io/spert/spertJson.ts";
import { type Conversion, convert as convertAll } from "./convert.ts";

/** Converts one file or folder. */
async function convert({ input, ...rest }: Omit<Conversion, "inputs"> & { input: string }) {
  const { isUnread: _, ...converted } = await convertAll({ ...rest, inputs: [input] });
  return converted;
}
const temporary = mkdtempSync(join(tmpdir(), "spanloom-convert-"));
afterAll(() => rmSync(temporary, { recursive: true }));
let made = 0;
const fresh = () => join(temporary, String(made++));
const samples = (folder: string) =>
  fileURLToPath(new URL(`../../io/fixtures/${folder}`, import.meta.url));
function copied(folder: string): string {
  const copy = fresh();
  cpSync(samples(folder), copy, { recursive: true });
  return copy;
}
/** A folder without the files that are faulty on purpose. */
function sound(folder: string): string {
  const copy = copied(folder);
  for (const file of readdirSync(copy)) if (file.startsWith("own-broken")) rmSync(join(copy, file));
  return copy;
}
const parsed = (file: string) => {
  const types = parseModelTypes(readFileSync(join(file, "../types.json"), "utf8"));
  return parseSpertJson(readFileSync(file, "utf8"), file, types);
};
const plain = (file: string) => parsed(file).map(({ id: _, ...example }) => example);

test("brat → SpERT: all that fits comes, the rest is counted", async () => {
  const file = join(fresh(), "out.json");
  const { report, ...counts } = await convert({
    from: "brat",
    to: "spert",
    input: sound("brat/own"),
    output: file,
  });
  expect(counts).toEqual({ documents: 5, sentences: 12, entities: 31, relations: 18 });
  expect(report.filter((line) => !line.startsWith(" "))).toEqual([
    "opened: 5 (spans: 31, relations: 20)",
    "left out: attributes: 3",
    "left out: normalizations: 1",
    "left out: notes: 1",
    "written: SpERT JSON (spans: 31, relations: 18)",
    "not written: relations across sentences: 2",
    "not written: gaps in spans (each is one stretch now): 1",
  ]);
  const first = parsed(file).find(({ id }) => id === "own-basic:0");
  expect(first).toEqual({
    id: "own-basic:0",
    words: ["Mara", "Ellison", "works", "for", "Northwind", "Optics", "in", "Bergen", "."],
    entities: [
      { type: "Peop", start: 0, end: 2 },
      { type: "Org", start: 4, end: 6 },
      { type: "Loc", start: 7, end: 8 },
    ],
    relations: [
      { type: "Work_For", head: 0, tail: 1 },
      { type: "OrgBased_In", head: 1, tail: 2 },
    ],
  });
});

describe.each(["brat/brat-news-tutorial", "brat/mspt", "brat/own"])("%s", (folder) => {
  const input = sound(folder);

  test("SpERT → brat → SpERT gives the same sentences", async () => {
    const [there, back] = [join(fresh(), "a.json"), join(fresh(), "a.json")];
    const between = fresh();
    await convert({ from: "brat", to: "spert", input, output: there });
    const { report } = await convert({ from: "spert", to: "brat", input: there, output: between });
    await convert({ from: "brat", to: "spert", input: between, output: back });
    const recut = report.find((line) => line.includes("cut differently"));
    const cutDifferently = Number(recut?.split(": ").at(-1) ?? 0);
    const [before, after] = [plain(there), plain(back)].map((list) =>
      list.map((e) => JSON.stringify(e)),
    );
    const lost = before.filter((sentence) => !after.includes(sentence));
    expect(lost.length).toBeLessThanOrEqual(cutDifferently);
    expect(lost.length).toBeLessThanOrEqual(before.length * 0.05);
  });

  test("brat → SpERT → brat keeps the types and texts of all entities, blanks aside", async () => {
    const [between, output] = [join(fresh(), "a.json"), fresh()];
    await convert({ from: "brat", to: "spert", input, output: between });
    await convert({ from: "spert", to: "brat", input: between, output });
    const entities = (path: string) =>
      readdirSync(path)
        .filter((name) => name.endsWith(".ann"))
        .flatMap((name) => readFileSync(join(path, name), "utf8").match(/^T.*$/gm) ?? [])
        .filter((line) => !line.includes(";")) // SpERT has no discontinuous spans
        .map((line) => line.replace(/^T\d+\t(\S+) [\d ]+/, "$1").replace(/\s/g, ""));
    const kept = entities(output);
    for (const entity of entities(input)) expect(kept).toContain(entity);
    expect(kept.length).toBeGreaterThanOrEqual(entities(input).length);
  });

  test("brat → brat keeps texts and annotations", async () => {
    const output = fresh();
    await convert({ from: "brat", to: "brat", input, output });
    const again = fresh();
    await convert({ from: "brat", to: "brat", input: output, output: again });
    for (const name of readdirSync(output)) {
      expect(readFileSync(join(again, name), "utf8")).toBe(
        readFileSync(join(output, name), "utf8"),
      );
      if (name.endsWith(".txt")) {
        expect(readFileSync(join(output, name))).toEqual(readFileSync(join(input, name)));
      }
    }
  });
});

test("files that are not brat's are left alone, texts without .ann told", async () => {
  const input = sound("brat/own");
  writeFileSync(join(input, "notes.txt"), "No annotations.");
  const output = fresh();
  await convert({ from: "brat", to: "brat", input, output });
  writeFileSync(join(output, "mine.md"), "mine");
  const { report } = await convert({ from: "brat", to: "brat", input, output });
  expect(report).toContain("left out: files of another format: 1");
  expect(report).toContain("  notes.txt");
  expect(existsSync(join(output, "mine.md"))).toBe(true);
  expect(existsSync(join(output, "notes.txt"))).toBe(false);
});

test("one bad line keeps no file from being converted, and is told", async () => {
  const output = join(fresh(), "out.json");
  const input = samples("cases/05-one-bad-line-refuses-all");
  const { documents, report } = await convert({ from: "brat", to: "spert", input, output });
  expect(documents).toBe(4);
  expect(report).toContain("left out: relations of a span to itself: 1");
  expect(parsed(output)).toHaveLength(8);
});

test("types named like members of Object, and Arg1 as head, come through", async () => {
  const [there, back] = [join(fresh(), "a.json"), fresh()];
  const input = samples("cases/10-type-named-constructor");
  await convert({ from: "brat", to: "spert", input, output: there });
  expect(parsed(there)[0].entities).toMatchObject([{ type: "constructor" }]);
  await convert({ from: "spert", to: "brat", input: there, output: back });
  expect(readFileSync(join(back, "a.ann"), "utf8")).toMatch(/^T1\tconstructor 0 8\tMercedes$/m);

  const turned = join(fresh(), "a.json");
  await convert({
    from: "brat",
    to: "spert",
    input: samples("cases/14-arg2-before-arg1"),
    output: turned,
  });
  expect(parsed(turned)[0].relations).toEqual([{ type: "Loves", head: 0, tail: 1 }]);
});

test("a file that cannot be read is told, the others are converted", async () => {
  const input = fresh();
  cpSync(samples("cases/14-arg2-before-arg1"), input, { recursive: true });
  writeFileSync(join(input, "b.txt"), "y");
  writeFileSync(join(input, "b.ann"), "T1\tA 0 1\tx");
  const { documents, report } = await convert({
    from: "brat",
    to: "csv",
    input,
    output: join(fresh(), "t.csv"),
  });
  expect(documents).toBe(1);
  expect(report.join("\n")).toContain("not read: b.ann: line 1: T1: the text at its offsets");
});

describe("where nothing can be read nothing is written, and the report says why", () => {
  const folder = join(temporary, "bad");
  mkdirSync(folder);
  const badJson = join(folder, "bad.json");
  writeFileSync(
    badJson,
    '[{"tokens": ["a"], "entities": [{"type": "A", "start": 0, "end": 2}], "relations": []}]',
  );
  test.each([
    {
      from: "spert",
      input: badJson,
      want: "not read: bad.json: none of its sentences can be read",
    },
    { from: "brat", input: badJson, want: "opened: 0 (spans: 0, relations: 0)" },
    { from: "brat", input: folder, want: "opened: 0 (spans: 0, relations: 0)" },
  ] as const)("$from $want", async ({ from, input, want }) => {
    const output = join(fresh(), "out.json");
    const { documents, report } = await convert({ from, to: "spert", input, output });
    expect(documents).toBe(0);
    expect(report).toContain(want);
    expect(existsSync(output)).toBe(false);
  });

  test.each([
    {
      input: join(temporary, "missing"),
      to: "spert",
      output: "o.json",
      want: "there is no such file",
    },
    { input: badJson, to: "spert", output: temporary, want: "is a folder, not a file" },
    { input: badJson, to: "brat", output: badJson, want: "is a file, not a folder" },
  ] as const)("$want", async ({ input, to, output, want }) => {
    await expect(convert({ from: "spert", to, input, output })).rejects.toThrow(want);
  });

  test("types.json is written beside the sentences: another name is wanted", async () => {
    const output = join(fresh(), "types.json");
    const input = samples("cases/14-arg2-before-arg1");
    const made = convert({ from: "brat", to: "spert", input, output });
    await expect(made).rejects.toThrow("another file");
  });
});

test("a row whose quote is never closed counts as not read", async () => {
  const input = join(fresh(), "a.csv");
  mkdirSync(join(input, ".."));
  writeFileSync(input, 'id,text\n1,"Ada left.\n2,Bob came.\n3,"Eve slept."\n');
  const output = join(fresh(), "o.jsonl");
  const { report, isUnread } = await convertAll({ to: "doccano", inputs: [input], output });
  expect(report).toContain("left out: lines with a quote that is never closed: 1");
  expect(report).toContain("  a.csv, line 2");
  expect(isUnread).toBe(true);
});

test("a file that was asked for and is not of the format is told, and why", async () => {
  const file = (name: string, content: string) => {
    const path = join(fresh(), name);
    mkdirSync(join(path, ".."));
    writeFileSync(path, content);
    return path;
  };
  const told = async (from: "text" | "spert", input: string) =>
    (await convert({ from, to: "spert", input, output: join(fresh(), "o.json") })).report;
  expect(await told("text", file("ls", "\x7fELF\0"))).toContain("not read: ls: is no text");
  expect((await told("text", file("a.txt", "{\\rtf1 Ada"))).join("\n")).toContain(
    "not read: a.txt: is a text of an office program (RTF)",
  );
  expect(await told("spert", file("a.txt", "Ada left."))).toContain(
    "not read: a.txt: is not SpERT JSON",
  );
  const numbers = await told(
    "spert",
    file("a.json", '[{"tokens":[1,2],"entities":[],"relations":[]}]'),
  );
  expect(numbers).toContain("  a.json, sentence 1, tokens[0]: a string is wanted, not a number");
});

test("models and history of a project, which go into no file that is written, are counted", async () => {
  const input = join(samples("project"), "v1-whole.spanloom");
  const { report } = await convert({ to: "project", input, output: `${fresh()}.spanloom` });
  expect(report).toContain("not written: trained models: 1");
  expect(report).toContain("not written: steps of the history: 6");
});

test("a project goes through a project as it is, and what can be held goes into other forms", async () => {
  const folder = fresh();
  mkdirSync(folder);
  const [input, again, brat] = ["a.spanloom", "b.spanloom", "brat"].map((name) =>
    join(folder, name),
  );
  writeFileSync(input, await projectBytes(OWN_PROJECT));
  const { report } = await convert({ from: "project", to: "project", input, output: again });
  expect(report[0]).toBe("opened: 2 (spans: 2, relations: 1)");
  const read = await readTexts({ "b.spanloom": readFileSync(again) });
  expect({
    docs: Object.fromEntries(read.docs.map((doc) => [doc.id, doc])),
    schema: read.schema,
  }).toEqual(OWN_PROJECT);
  const { documents } = await convert({ from: "project", to: "brat", input, output: brat });
  expect(documents).toBe(1); // the trash stays
  const from = await convert({ from: "brat", to: "project", input: brat, output: again });
  expect(from.documents).toBe(1);
  writeFileSync(input, readFileSync(input).subarray(0, 700));
  const cut = await convert({ from: "project", to: "brat", input, output: brat });
  expect(cut.report).toContain("not read: a.spanloom: is cut: its end is missing");
});

test("what a project takes for one thing is one in its triples, and goes with it", async () => {
  const folder = fresh();
  mkdirSync(folder);
  const [input, again, csv] = ["a.spanloom", "b.spanloom", "c.csv"].map((n) => join(folder, n));
  const sure = { status: "confirmed" } as const;
  const spans = ["Ada", "Bob"].reduce(
    (doc, name) => withEntity(doc, name, name, sure),
    testDoc("d", "Ada met Bob."),
  );
  const doc = withRelation(spans, "r", ["Ada", "Meets", "Bob"], sure);
  const mentions = {
    ...OWN_MENTIONS,
    merged: [{ type: "Person", keys: ["ada", "someone"], name: "Ada King" }],
  };
  const project = { docs: { d: doc }, schema: OWN_PROJECT.schema, mentions };
  writeFileSync(input, await projectBytes(project));
  await convert({ from: "project", to: "project", input, output: again });
  expect((await readTexts({ "b.spanloom": readFileSync(again) })).mentions).toEqual(mentions);
  await convert({ from: "project", to: "csv", input, output: csv });
  expect(readFileSync(csv, "utf8").trim()).toMatch(/,Ada King,Bob$/);
});

describe("what is read and written", () => {
  const TEXT = "Kiel lies in Holstein.";
  const ANN = "T1\tCity 0 4\tKiel\nT2\tLand 13 21\tHolstein\nR1\tin Arg1:T1 Arg2:T2\n";
  function made(files: Readonly<Record<string, string | Uint8Array>>): string {
    const folder = fresh();
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(join(folder, name, ".."), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    return folder;
  }
  const pair = { "a.txt": TEXT, "a.ann": ANN };
  const all = (folder: string) => readdirSync(folder, { recursive: true }).map(String).sort();

  test("a folder of several forms, each known by its content", async () => {
    const input = made({
      ...pair,
      "b/x.data": '{"text": "Ada left.", "label": [[0, 3, "P"]]}\n{}',
    });
    const output = join(fresh(), "o.json");
    const { documents, entities } = await convert({ to: "suggestions", input, output });
    expect([documents, entities]).toEqual([2, 3]);
  });

  test("a zip, and to a zip that is read again", async () => {
    const { "a.txt": text, "a.ann": ann } = pair;
    const zip = zipSync({ "in/a.txt": strToU8(text), "in/a.ann": strToU8(ann) });
    const [input, output, again] = [
      made({ "z.zip": zip }),
      join(fresh(), "o.zip"),
      join(fresh(), "o.csv"),
    ];
    const done = await convert({ to: "w3c", input: join(input, "z.zip"), output });
    expect([done.documents, done.entities, done.relations]).toEqual([1, 2, 1]);
    await convert({ to: "csv", input: output, output: again });
    expect(readFileSync(again, "utf8")).toContain("Kiel");
    const asBrat = await convert({
      from: "brat",
      to: "csv",
      input: join(input, "z.zip"),
      output: again,
    });
    expect(asBrat.report[0]).toBe("opened: 1 (spans: 2, relations: 1)");
  });

  test("several files and folders, of the same name, too", async () => {
    const folder = made({ "a/x.txt": "One.", "b/x.txt": "Two.", "c/a.txt": TEXT, "c/a.ann": ANN });
    const inputs = ["a/x.txt", "b/x.txt", "c"].map((path) => join(folder, path));
    const output = join(fresh(), "o");
    const { documents } = await convertAll({ to: "brat", inputs, output });
    expect(documents).toBe(3);
    const texts = all(output).filter((name) => name.endsWith(".txt"));
    expect(texts.map((name) => readFileSync(join(output, name), "utf8")).sort()).toEqual(
      [TEXT, "One.", "Two."].sort(),
    );
  });

  test("files beside one that was named belong to it where its format says so", async () => {
    const spert =
      '[{"tokens": ["Ada"], "entities": [{"type": "P", "start": 0, "end": 1}], "relations": []}]';
    const types = '{"entities": {"P": {"short": "P", "verbose": "Pilot"}}, "relations": {}}';
    const input = made({ "s.json": spert, "types.json": types, "README.md": "Read me." });
    const output = join(fresh(), "o.json");
    const done = await convert({ to: "spert", input: join(input, "s.json"), output });
    expect(done.documents).toBe(1);
    expect(readFileSync(join(output, "../types.json"), "utf8")).toContain("Pilot");
  });

  test("what somebody says of a file goes before its content", async () => {
    const input = join(made({ "a.jsonl": '{"text": "Ada left."}' }), "a.jsonl");
    const output = fresh();
    await convert({ from: "text", to: "brat", input, output });
    expect(readFileSync(join(output, "a.txt"), "utf8")).toBe('{"text": "Ada left."}');
  });

  test("suggestions are left out where only what is confirmed is wanted", async () => {
    const suggested = { text: "Ada left.", entities: [{ text: "Ada", type: "P" }] };
    const input = join(made({ "s.json": JSON.stringify(suggested) }), "s.json");
    const [some, every] = [join(fresh(), "o.jsonl"), join(fresh(), "o.jsonl")];
    const confirmed = await convert({ to: "doccano", input, output: some, chosen: "confirmed" });
    expect(confirmed.entities).toBe(0);
    expect((await convert({ to: "doccano", input, output: every })).entities).toBe(1);
  });

  test("an output that cannot be written whole is not touched", async () => {
    const input = made(pair);
    const output = made({ "annotation.conf": "mine", "a.ann/x": "a folder is in the way" });
    const before = all(output);
    await expect(convert({ to: "brat", input, output, overwrite: true })).rejects.toThrow(
      "is a folder, not a file",
    );
    expect(all(output)).toEqual(before);
    expect(readFileSync(join(output, "annotation.conf"), "utf8")).toBe("mine");
  });

  test("nothing is left of what stands in for a file until it is whole", async () => {
    const output = join(fresh(), "o.json");
    await convert({ to: "spert", input: made(pair), output });
    expect(all(join(output, ".."))).toEqual(["o.json", "types.json"]);
  });
});
