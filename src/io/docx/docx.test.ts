import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { DOCX_TYPES, docxMain, docxOf, docxParagraph as p } from "../fixtures/docxOf.ts";
import { expectWords, readSample } from "../fixtures/expectSample.ts";
import { readTexts } from "../fixtures/readTexts.ts";
import { sampleBytes, samplesOf } from "../fixtures/samples.ts";

test.each(samplesOf("docx"))("%s is read as expected", async (name, expected) => {
  const reading = await readSample("docx", name);
  const cells = reading.docs.map((doc) => ({ ...doc, text: doc.text.replaceAll(/[\t\n]/g, "") }));
  const lines = reading.docs[0].text.split(/[\t\n]/);
  const breaks = Number(expected.characters) - [...cells[0].text].length;
  expectWords(reading, { ...expected, characters: [...reading.docs[0].text].length });
  // The samples were counted with or without what stands between paragraphs.
  expect([0, lines.length - 1]).toContain(breaks);
  expect(lines).toHaveLength(Number(expected.also?.nonempty_paragraphs));
  expect(reading.readAs[0].format).toBe("docx");
});

test("notes stand apart from the text", async () => {
  const { docs, notes } = await readSample("docx", "footnotes.docx");
  expect(docs[0].text).toBe("Ouch.");
  expect(docs[0].metadata).toEqual({
    "footnote 1": "A tachyon walks into a bar.",
    "footnote 2": "Fin.",
  });
  expect(notes.map(({ text }) => text)).toEqual([
    "its 2 footnotes and endnotes are kept with the document, apart from its text",
  ]);
});

test("comments are told", async () => {
  const comments = '<w:comments><w:comment w:id="1"/><w:comment w:id="2"/></w:comments>';
  const file = docxOf(p("Ada left."), { "word/comments.xml": comments });
  const { docs, notes } = await readTexts({ "a.docx": file });
  expect(docs.map(({ text }) => text)).toEqual(["Ada left."]);
  expect(notes.map(({ text }) => text)).toEqual([
    "comments beside its text, which were not read: 2",
  ]);
});

test("deleted text does not count, and rows of tables are lines", async () => {
  const changes = await readSample("docx", "own-tracked-changes.docx");
  expect(changes.docs[0].text).toContain("in May. Inserted words.");
  const tables = await readSample("docx", "tables.docx");
  expect(tables.docs[0].text).toBe("Above\nTop left\tTop right\nBottom left\tBottom right\nBelow");
});

test("markup in a text is text, and a picture is nothing", async () => {
  const { docs } = await readTexts({
    "a.bin": docxOf(p("&lt;script&gt;x&lt;/script&gt; &amp;amp;") + p(" ") + p("Ada")),
  });
  expect(docs[0].text).toBe("<script>x</script> &amp;\nAda");
});

test("lists, headings and breaks end lines", async () => {
  const body = [
    p("Title", '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'),
    p("one", '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'),
    "<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r></w:p>",
  ];
  const { docs } = await readTexts({ "a.docx": docxOf(body.join("")) });
  expect(docs[0].text).toBe("Title\none\na\nb c");
});

describe("what cannot be read is told", () => {
  const reasonOf = async (bytes: Uint8Array, name = "a.docx") => {
    const { docs, notRead } = await readTexts({ [name]: bytes });
    expect(docs).toEqual([]);
    return notRead[0]?.reason;
  };
  const whole = docxOf(p("Ada left Rome."));
  /** The whole file with bytes of its last directory entry's header changed. */
  const changed = (offset: number, bytes: readonly number[], of = whole) => {
    const copy = of.slice();
    const view = new DataView(copy.buffer);
    let at = copy.length - 4;
    while (view.getUint32(at, true) !== 0x02014b50) at--;
    copy.set(bytes, at + offset);
    return copy;
  };

  test("cut, encrypted, with sizes that lie, or empty", async () => {
    expect(await reasonOf(whole.slice(0, 300))).toBe("is cut: its end is missing");
    expect(await reasonOf(changed(8, [1]))).toBe("word/document.xml is encrypted");
    expect(await reasonOf(changed(24, [0xff, 0xff, 0xff, 0]))).toMatch(
      /does not hold what the zip says/,
    );
    expect(await reasonOf(changed(24, [9, 0, 0, 0]))).toBe("word/document.xml is damaged");
    expect(await reasonOf(docxOf(""))).toBe("is a Word document without any text");
    expect(await reasonOf(docxOf("<w:p>"))).toMatch(/^is a Word document that is damaged/);
  });

  test("bombs: too large, or nested too deep", async () => {
    let state = 1;
    const noise = Uint8Array.from({ length: 2 ** 18 }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state >>> 24;
    });
    const large = zipSync({
      "[Content_Types].xml": strToU8(DOCX_TYPES),
      "word/media/a.png": noise,
    });
    const claimed = [0, 0, 0, 0x0a] as const;
    expect(await reasonOf(changed(24, claimed, whole))).toMatch(/does not hold what the zip says/);
    expect(await reasonOf(changed(24, claimed, large))).toMatch(
      /is too large: 160 MB, at most 128/,
    );
    const deep = "<w:ins>".repeat(50_000) + "</w:ins>".repeat(50_000);
    expect(await reasonOf(docxOf(`<w:p>${deep}</w:p>`))).toMatch(/damaged|without any text/);
    const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>${docxMain(p("&b;"))}`;
    const { docs } = await readTexts({ "a.docx": docxOf("", { "word/document.xml": laughs }) });
    expect(docs.map(({ text }) => text).join()).not.toContain("haha");
  });

  test("bytes changed at random never throw", async () => {
    const sample =
      samplesOf("docx").length > 0 ? sampleBytes("docx", "own-tracked-changes.docx") : whole;
    const changes = fc.array(fc.tuple(fc.nat(sample.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(changes, fc.boolean(), async (all, cut) => {
        const copy = sample.slice(0, cut ? all[0][0] : undefined);
        for (const [at, byte] of all) if (at < copy.length) copy[at] = byte;
        const reading = await readTexts({ "a.docx": copy });
        expect(reading.docs.length + reading.notRead.length).toBe(1);
      }),
      { numRuns: 60 },
    );
  });
});
