import { describe, expect, test } from "vitest";
import { madeMeasured } from "../fixtures/measured.ts";
import { madeVersion } from "../fixtures/version.ts";
import { html } from "./html.ts";
import { markdown } from "./markdown.ts";
import { versionReport } from "./versionReport.ts";

const HOSTILE = [
  "<script>alert(1)</script>",
  "a|b`c`*d*[e](f)",
  '"><img src=x onerror=alert(1)>',
  "__proto__",
  "constructor",
  "7",
  "line\nbreak\u202e# heading",
];

describe.each(HOSTILE)("types, a model and a note that are called %j", (name) => {
  const { version, evidence } = madeVersion(name, name);
  const measured = madeMeasured(name, name);
  const blocks = versionReport({ version: { ...version, name, note: name }, evidence, measured });

  test("are text in the page, which has no script and asks for nothing", () => {
    const page = html(name, blocks);
    expect(page).not.toMatch(/<script|<img|https?:\/\/(?!www\.w3\.org)/);
    expect(page).not.toMatch(/[\u202a-\u202e]/);
    // What is between the tags, read back, has the name.
    const plain = page.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"');
    expect(plain).toContain(name.replaceAll(/\s+/g, " ").replace("\u202e", "\ufffd"));
  });

  test("are text in Markdown: every row of a table has as many cells as its head", () => {
    const text = markdown(blocks);
    expect(text).not.toMatch(/<script|<img/);
    for (const table of text.split("\n\n").filter((part) => part.startsWith("|"))) {
      const widths = table.split("\n").map((row) => row.match(/(?<!\\)\|/g)?.length);
      expect(new Set(widths).size).toBe(1);
    }
    expect(text.split("\n").filter((line) => /^#{1,2} /.test(line))).toHaveLength(9);
  });
});

describe("the report of a version", () => {
  const { version, evidence } = madeVersion("Ship", "Sails");
  const measured = madeMeasured("Ship", "Sails");
  const inUse = { entities: new Map([["Ship", 0.4]]), relations: new Map() };
  const text = markdown(versionReport({ version, evidence, measured, inUse }));

  test.each([
    ["data", "| Trained on | 20 |"],
    ["labels", "| Ship | 40 |  |"],
    ["its hash", evidence && version.made ? version.made.data.hash : ""],
    ["the whole recipe", "| Seed of order, samples, dropout and new heads | 42 |"],
    ["the device", "CPU (WASM, SIMD, 2 threads)"],
    [
      "how what was held out was chosen",
      "| 30 %, chosen by their words, seed 7, stratified by type |",
    ],
    [
      "what could not be held out",
      "| Not held out, as a model before it was trained on them | 4 |",
    ],
    [
      "of which epoch the weights are",
      "| epoch 2, the best by F1; ended early, as none after it was better |",
    ],
    ["the curve", "| 3 | 1.33 | 0.333 |"],
    ["what is taken for what", "| Missed | 18 | 0 |"],
    ["stability", "| Spans | 9 | 7 | 1 | 1 | 2 |"],
    ["by what scores are measured", "Measured on 30 held-out sentences, 2023-11-14"],
    ["temperatures", "| Spans | 1.347 |"],
    ["calibration errors", "| Spans | 60 | "],
    ["what is right of such scores", "| 90 to 100 | 90.0 | 50 of 60 |"],
    ["thresholds, and those in use", "| Spans: Ship | "],
    ["what shares of the examples teach", "| 25 | 5 | 30 | "],
    ["what that says", "Flat: more sentences"],
    ["the cross-validation", "## Cross-validation of training it further"],
    ["what its model had learnt", "General was trained on 2 of these 30 sentences"],
    [
      "how to do it again",
      "train --project spanloom-project.spanloom --version 1700000000000 --out model",
    ],
  ])("tells %s", (_, wanted) => expect(text).toContain(wanted));

  test("tells scores with intervals, and calls better only what is", () => {
    const f1 =
      /\| Spans, micro \| 40\.0 \\\[.*?\\\] \| 100\.0 .*? \| \+60\.0 \\\[.*?\\\] \| better/;
    expect(text).toMatch(f1);
    const same = madeVersion("Ship", "Sails", 0);
    expect(markdown(versionReport(same))).toContain("Nothing was held out");
  });

  test("says of an old version what is not known", () => {
    const { made: _, ...old } = version;
    const said = markdown(versionReport({ version: old, evidence: null }));
    expect(said).toContain("did not store how it was made");
    expect(said).not.toContain("undefined");
  });
});

test("a report names the parent as it is called by now", () => {
  const { version, evidence } = madeVersion("Ship", "Sails");
  const source = { kind: "version", id: "1" } as const;
  const parent = { source, name: "Boats", weights: null };
  const made = version.made && { ...version.made, parent };
  const child = { ...version, ...(made && { made }) };
  const text = markdown(versionReport({ version: child, evidence, parentName: "Vessels" }));
  expect(text).toContain("Vessels");
  expect(text).not.toContain("Boats");
});
