import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Doc } from "../../core/document/document.ts";
import { anyDocs } from "../fixtures/anyDocs.ts";
import { testHostile } from "../fixtures/formatTests.ts";
import { leftOutOf, readTexts, relationsOf, spansOf } from "../fixtures/readTexts.ts";
import { haveSamples, sampleBytes, samplesOf } from "../fixtures/samples.ts";
import { expectSample } from "../fixtures/sampleTests.ts";
import {
  annotationsOf,
  gapsIn,
  saidLost,
  thereAndBack,
  withoutGaps,
} from "../fixtures/thereAndBack.ts";
import { casJson } from "./casJson.ts";
import { uimaXmi } from "./uimaXmi.ts";

const FORMS = [
  { format: uimaXmi, folder: "uima-xmi" },
  { format: casJson, folder: "inception-cas-json" },
];
const SAMPLES = FORMS.flatMap(({ format, folder }) =>
  samplesOf(folder).map(([name, expected]) => ({ format, folder, name, expected })),
);
const notesOf = ({ notes }: { notes: readonly { text: string }[] }) =>
  notes.map(({ text }) => text);

describe.skipIf(!haveSamples)("samples", () => {
  test.each(SAMPLES)("$name", async ({ format, folder, name, expected }) => {
    const reading = await readTexts({ [name]: sampleBytes(folder, name) });
    expectSample(reading, expected);
    expect(reading.readAs).toEqual([{ file: name, format: format.id }]);
    const [{ text, sentences }] = reading.docs;
    expect([...text]).toHaveLength(expected.characters!);
    if (expected.sentences) expect(sentences).toHaveLength(expected.sentences);
    if (expected.tokens) {
      expect(sentences.flatMap(({ words }) => words)).toHaveLength(expected.tokens);
    }
    const layers = Object.entries(expected.also!.other_layers as Record<string, number>);
    const note = notesOf(reading).find((one) => one.startsWith("layers of the file"));
    for (const [layer, n] of layers) expect(note).toContain(`${layer} (${n})`);
    expect(note!.match(/\(/g)).toHaveLength(layers.length);
    const roles = name === "slot-feature.json" ? ["links with roles", "links with roles"] : [];
    expect(reading.leftOut.map(({ kind }) => kind)).toEqual(roles);
  });

  test.each(SAMPLES)("$name there and back in both forms", async ({ folder, name }) => {
    const reading = await readTexts({ [name]: sampleBytes(folder, name) });
    for (const { format } of FORMS) {
      const { again, written } = await thereAndBack(format, reading);
      const of = ({ text, metadata, name, sentences }: Doc) => ({
        text,
        metadata,
        name,
        words: sentences.map(({ words }) => words),
      });
      expect(again.docs.map(of)).toEqual(reading.docs.map(of));
      expect(again.docs.map(annotationsOf)).toEqual(reading.docs.map(annotationsOf));
      expect([saidLost(written), again.leftOut]).toEqual([0, []]);
    }
  });
});

const standings = ({ entities, relations }: Doc) =>
  [...Object.values(entities), ...Object.values(relations)]
    .map(({ type, status, score }) => `${type} ${status} ${status === "suggested" && score}`)
    .sort();

test.each(FORMS)("$format.id there and back, but for gaps", async ({ format }) => {
  const all = { gaps: true, overlaps: true, layout: true, names: true, suggestions: true };
  await fc.assert(
    fc.asyncProperty(anyDocs(all), async (drawn) => {
      const named = { ...drawn, docs: drawn.docs.map(withMetadata) };
      const { written, again } = await thereAndBack(format, named);
      expect([again.notRead, again.leftOut]).toEqual([[], []]);
      expect(saidLost(written)).toBe(gapsIn(drawn));
      const of = (doc: Doc) => ({
        text: doc.text,
        name: doc.name,
        metadata: doc.metadata,
        all: annotationsOf(doc),
        how: standings(doc),
      });
      expect(again.docs.map(of)).toEqual(withoutGaps(named).docs.map(of));
    }),
    { numRuns: 30 },
  );
});

const METADATA = JSON.parse('{"__proto__": "a\\tb", "<key>": "1", "documentUri": "file:x"}');
const withMetadata = (doc: Doc): Doc => ({ ...doc, metadata: METADATA });

const TEXT = "Ada met Bob in Rome.";
const CAS = {
  "%TYPES": {},
  "%FEATURE_STRUCTURES": [
    { "%ID": 1, "%TYPE": "uima.cas.Sofa", sofaID: "_InitialView", sofaString: TEXT },
    { "%ID": 2, "%TYPE": "custom.Span", "@sofa": 1, begin: 0, end: 3, label: "P", "#x": "NaN" },
    { "%ID": 3, "%TYPE": "custom.Span", "@sofa": 1, begin: 8, end: 11, label: "P" },
    { "%ID": 4, "%TYPE": "custom.R", "@sofa": 1, begin: 8, end: 11, "@a": 2, "@b": 3 },
    { "%ID": 5, "%TYPE": "custom.L[]", "%ELEMENTS": [6] },
    { "%ID": 6, "%TYPE": "custom.L", role: "r", "@target": 2 },
    { "%ID": 7, "%TYPE": "custom.H", "@sofa": 1, begin: 4, end: 7, "@links": 5 },
    { "%ID": 8 },
  ],
  "%VIEWS": { _InitialView: { "%SOFA": 1, "%MEMBERS": [2, 3, 4, 7] } },
};

describe("CAS JSON", () => {
  const byId = Object.fromEntries(
    CAS["%FEATURE_STRUCTURES"].map(({ "%ID": id, ...of }) => [id, of]),
  );
  test.each([
    { what: "a list", value: CAS, at: "[7]" },
    { what: "a table by ids", value: { ...CAS, "%FEATURE_STRUCTURES": byId }, at: ".8" },
  ])("feature structures as $what", async ({ value, at }) => {
    const reading = await readTexts({ "a.json": JSON.stringify(value) });
    expect(spansOf(reading)).toEqual(["P: Ada", "P: Bob", "H: met"]);
    expect(relationsOf(reading)).toEqual(["Ada –R→ Bob"]);
    expect(leftOutOf(reading)).toEqual([
      `a.json %FEATURE_STRUCTURES${at} feature structures without a type`,
      "a.json r links with roles",
    ]);
    expect(notesOf(reading)).toEqual(["features that are not kept: x (1)"]);
  });

  test("the older form is refused with what helps", async () => {
    const old = { _context: {}, _views: { _InitialView: {} }, _referenced_fss: {} };
    expect((await readTexts({ "a.json": JSON.stringify(old) })).notRead).toEqual([
      {
        file: "a.json",
        reason: "is CAS JSON of an older form: export it as UIMA CAS JSON 0.4 or as XMI",
      },
    ]);
  });
});

testHostile(casJson, "a.json", JSON.stringify(CAS));
