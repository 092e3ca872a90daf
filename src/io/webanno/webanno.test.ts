import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyDocs } from "../fixtures/anyDocs.ts";
import { broken } from "../fixtures/brokenTexts.ts";
import { expectWords, readSample } from "../fixtures/expectSample.ts";
import { leftOutOf, readTexts, relationsOf, spansOf } from "../fixtures/readTexts.ts";
import { samplesOf } from "../fixtures/samples.ts";
import { annotationsOf, saidLost, thereAndBack } from "../fixtures/thereAndBack.ts";
import { webanno } from "./webanno.ts";

const HEAD = "#FORMAT=WebAnno TSV 3.3";
const SPAN = "#T_SP=webanno.custom.Span|value";
const file = (...lines: string[]) => `${lines.join("\n")}\n`;
const read = (...lines: string[]) => readTexts({ "a.tsv": file(HEAD, ...lines) });
const notesOf = ({ notes }: { notes: readonly { text: string }[] }) =>
  notes.map(({ text }) => text);

describe("samples", () => {
  test.each(samplesOf("webanno-tsv3"))("%s", async (name, expected) => {
    const reading = await readSample("webanno-tsv3", name);
    expectWords(reading, expected);
    const [{ text, entities }] = reading.docs;
    const places = Object.values(entities).map(({ type, start, end }) => ({ type, start, end }));
    for (const span of expected.spans) {
      const { start_utf16: start = span.start, end_utf16: end = span.end } = span as {
        start_utf16?: number;
        end_utf16?: number;
      };
      expect(places).toContainEqual({ type: span.type, start, end });
    }
    const { other_layers: layers } = expected.also as { other_layers: Record<string, number> };
    const counts = new Map<string, number>();
    for (const { kind } of reading.leftOut) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    counts.delete("further features");
    expect(Object.fromEntries(counts)).toEqual(
      Object.fromEntries(
        Object.entries(layers).map(([layer, n]) => [`annotations of the layer ${layer}`, n]),
      ),
    );
    expect(reading.notes).toEqual([]);
    const { written, again } = await thereAndBack(webanno, reading);
    expect(saidLost(written)).toBe(0);
    expect(again.docs.map((doc) => doc.text)).toEqual([text]);
    expect(again.docs.map(annotationsOf)).toEqual(reading.docs.map(annotationsOf));
    expect(again.leftOut).toEqual([]);
  });
});

describe("text", () => {
  test("lines, escapes and blanks between sentences", async () => {
    const { docs } = await read(
      SPAN,
      "",
      "",
      "#Sentence.id=s1",
      "#Text=a\\tb\\\\\\r",
      "#Text=c",
      "1-1\t2-3\ta\t_\t",
      "1-2\t4-6\tb\\\t_\t",
      "1-3\t8-9\tc\t_\t",
      "",
      "#Text=d",
      "2-1\t12-13\td\t*\t",
      "",
      "#Text=e",
      "3-1\t13-14\te\t_\t",
    );
    expect(docs[0].text).toBe("  a\tb\\\r\nc\n  de");
    expect(docs[0].sentences).toHaveLength(3);
    expect(Object.values(docs[0].entities)).toMatchObject([{ type: "Span", start: 12, end: 13 }]);
  });

  test("offsets in code points are noticed; CR LF lines are lines", async () => {
    const reading = await readTexts({
      "a.tsv": [
        HEAD,
        SPAN,
        "",
        "",
        "#Text=😀 Ada 😀",
        "1-1\t0-1\t😀\t_\t",
        "1-2\t2-5\tAda\tP\t",
        "1-3\t6-7\t😀\t_\t",
        "",
        "#Text=Bob",
        "2-1\t8-11\tBob\tP\t",
        "",
      ].join("\r\n"),
    });
    expect(spansOf(reading)).toEqual(["P: Ada", "P: Bob"]);
    expect(reading.docs[0].text).toBe("😀 Ada 😀\nBob");
    expect(notesOf(reading)).toEqual(["its offsets count code points, not UTF-16 code units"]);
  });

  test("words elsewhere than their offsets say are found in order; others are told", async () => {
    const reading = await read(
      SPAN,
      "",
      "",
      "#Text=Ada ran",
      "1-1\t0-3\tAda\tP\t",
      "1-2\t9-12\tran\t_\t",
      "1-3\t0-2\tzz\t_\t",
    );
    expect(notesOf(reading)).toEqual([
      "words that stand elsewhere than their offsets say, and were found: 1",
    ]);
    expect(leftOutOf(reading)).toEqual(["a.tsv:8 zz words that are not in their sentence"]);
  });
});

describe("annotations", () => {
  test("values with signs of the format, stacked and over words and sentences", async () => {
    const reading = await read(
      SPAN,
      "",
      "",
      "#Text=Ada Byron",
      "1-1\t0-3\tAda\ta\\|b[1]|\\*[2]|x\\->y\\[1\\][3]\t",
      "1-2\t4-9\tByron\ta\\|b[1]\t",
      "",
      "#Text=ran",
      "2-1\t10-13\tran\ta\\|b[1]|\\_[4]\t",
    );
    expect(spansOf(reading)).toEqual(["a|b: Ada Byron\nran", "*: Ada", "x->y[1]: Ada", "_: ran"]);
    expect(reading.docs[0].sentences).toHaveLength(1);
  });

  test("layers of several features, slots and chains are told", async () => {
    const reading = await read(
      "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value",
      "#T_SP=webanno.custom.Frame|FE|ROLE_webanno.custom.Frame:Roles_webanno.custom.FrameRolesLink|webanno.custom.Lu",
      "#T_SP=webanno.custom.Lu|",
      "#T_CH=de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceLink|referenceType|referenceRelation",
      "",
      "",
      "#Text=Bob sold it",
      "1-1\t0-3\tBob\thttp://x\tPER\t_\t_\t_\t*\tpr[1]\tcoref->1-1\t",
      "1-2\t4-8\tsold\t_\t_\tsale\tseller;goods\t1-1;1-3[4]\t_\t_\t_\t",
      "1-3\t9-11\tit\t_\t_\t_\t_\t_\t*[4]\tpr[1]\t*->1-2\t",
    );
    expect(spansOf(reading)).toEqual(["PER: Bob", "Lu: Bob", "sale: sold", "Lu: it"]);
    expect(leftOutOf(reading)).toEqual([
      "a.tsv:9 identifier further features",
      "a.tsv:10 1-1 links with roles",
      "a.tsv:10 1-3[4] links with roles",
      "a.tsv:9 links of chains",
      "a.tsv:11 links of chains",
    ]);
  });

  test("spans without text, lines that lack columns or are none", async () => {
    const reading = await read(
      SPAN,
      "#T_RL=webanno.custom.Relation|BT_webanno.custom.Span",
      "",
      "",
      "#Text=Ada ran",
      "1-1\t0-3\tAda\tP\t_\t",
      "1-1.1\t0-0\t\tQ\t_\t",
      "1-2\t4-7\tran\tV\t1-1\t",
      "1-3",
      "#Text=now",
      "2-1\t8-11\tnow",
    );
    expect(spansOf(reading)).toEqual(["P: Ada", "V: ran"]);
    expect(relationsOf(reading)).toEqual(["Ada –Relation→ ran"]);
    expect(leftOutOf(reading)).toEqual([
      "a.tsv:10 lines of another form",
      "a.tsv:12 lines that lack columns",
      "a.tsv:8 spans without text",
    ]);
  });

  test.each([
    {
      text: "#FORMAT=WebAnno TSV 2.0\n",
      reason: "line 1: is WebAnno TSV 2, of which version 3 is read",
    },
    { text: `${HEAD}\n${SPAN}\n\n`, reason: "it holds no sentence" },
  ])("refused: $reason", async ({ text, reason }) => {
    expect((await readTexts({ "a.tsv": text })).notRead).toEqual([{ file: "a.tsv", reason }]);
  });
});

test("what is written is what INCEpTION writes", async () => {
  const text = file(
    HEAD,
    "#T_SP=custom.Span|label",
    "#T_RL=custom.Relation|label|BT_custom.Span",
    "",
    "",
    "#Text=Ada Byron met Bob",
    "1-1\t0-3\tAda\tP[1]\t_\t_\t",
    "1-2\t4-9\tByron\tP[1]\t_\t_\t",
    "1-3\t10-13\tmet\t_\t_\t_\t",
    "1-4\t14-17\tBob\tP\tmet\t1-1[1_0]\t",
  );
  const reading = await readTexts({ "a.tsv": text });
  expect(relationsOf(reading)).toEqual(["Ada Byron –met→ Bob"]);
  const { written } = await thereAndBack(webanno, reading);
  expect(written.files.get("a.tsv")).toBe(text);
});

test("what is not said to be lost comes back, and the text exactly", async () => {
  const limits = { gaps: true, overlaps: true, layout: true, names: true, suggestions: true };
  await fc.assert(
    fc.asyncProperty(anyDocs(limits), async (drawn) => {
      const { written, again } = await thereAndBack(webanno, drawn);
      const gaps = drawn.docs
        .flatMap((doc) => Object.values(doc.entities))
        .filter((one) => one.fragments).length;
      expect(saidLost(written)).toBe(gaps);
      const flat = drawn.docs.map((doc) => ({
        ...doc,
        entities: Object.fromEntries(
          Object.entries(doc.entities).map(([id, { fragments: _, ...entity }]) => [id, entity]),
        ),
      }));
      expect(again.docs.map(({ text }) => text)).toEqual(drawn.docs.map(({ text }) => text));
      expect(again.docs.map(annotationsOf)).toEqual(flat.map(annotationsOf));
      expect([again.leftOut, again.notes]).toEqual([[], []]);
    }),
    { numRuns: 60 },
  );
});

test("broken files never throw", async () => {
  const whole = file(
    HEAD,
    SPAN,
    "#T_RL=webanno.custom.Relation|value|BT_webanno.custom.Span",
    "",
    "",
    "#Text=Ada 😀 ran",
    "1-1\t0-3\tAda\tP[1]|Q[2]\t_\t_\t",
    "1-2\t4-6\t😀\tP[1]\t_\t_\t",
    "1-2.1\t4-6\t😀\tR\tx|y\t1-1[1_0]|1-1[2_0]\t",
    "1-3\t7-10\tran\t_\t_\t_\t",
  );
  await fc.assert(
    fc.asyncProperty(broken([whole]), async (text) => {
      const reading = await readTexts({ "a.tsv": text });
      expect(reading.docs.length + reading.notRead.length).toBeGreaterThan(0);
    }),
    { numRuns: 100 },
  );
});
