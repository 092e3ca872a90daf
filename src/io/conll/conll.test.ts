import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyDocs } from "../fixtures/anyDocs.ts";
import { broken } from "../fixtures/brokenTexts.ts";
import { expectWords, readSample } from "../fixtures/expectSample.ts";
import { leftOutOf, readTexts, spansOf } from "../fixtures/readTexts.ts";
import { samplesOf } from "../fixtures/samples.ts";
import { missing, saidLost, thereAndBack, wordAnnotationsOf } from "../fixtures/thereAndBack.ts";
import { conll } from "./conll.ts";

const lines = (...all: string[]) => all.join("\n");
const notesOf = ({ notes }: { notes: readonly { text: string }[] }) =>
  notes.map(({ text }) => text);

describe("samples", () => {
  test.each(samplesOf("conll-bio"))("%s", async (name, expected) => {
    const reading = await readSample("conll-bio", name);
    expectWords(reading, expected);
    expect(reading.docs).toHaveLength(expected.documents!);
    const [{ text, sentences }] = reading.docs;
    expect(sentences.flatMap(({ words }) => words)).toHaveLength(expected.tokens!);
    expect([...text]).toHaveLength(expected.characters!);
    expect([reading.leftOut, reading.notes]).toEqual([[], []]);
    const { written, again } = await thereAndBack(conll, reading);
    expect(saidLost(written)).toBe(0);
    expect(again.docs.map(({ text: back }) => back)).toEqual([text]);
    expect(again.docs.map(wordAnnotationsOf)).toEqual(reading.docs.map(wordAnnotationsOf));
  });
});

describe("schemes and columns", () => {
  test.each([
    { name: "BIO2", tags: "B-P I-P B-P O" },
    { name: "IOB1", tags: "I-P I-P B-P O" },
    { name: "BIOES", tags: "B-P E-P S-P O" },
    { name: "BILOU", tags: "B-P L-P U-P O" },
    { name: "BMEWO", tags: "B-P E-P W-P O" },
  ])("$name: two spans that touch", async ({ tags }) => {
    const words = ["Ada", "Lovelace", "Bob", "ran"];
    const text = tags.split(" ").map((tag, i) => `${words[i]} ${tag}`);
    const reading = await readTexts({ "a.txt": lines(...text) });
    expect(spansOf(reading)).toEqual(["P: Ada Lovelace", "P: Bob"]);
    expect(reading.docs[0].text).toBe("Ada Lovelace Bob ran");
  });

  test.each([
    { name: "phrases beside names", text: "Ada NN B-NP B-P\nran VB B-VP O\nfar RB B-ADVP O" },
    { name: "tags first", text: "B-P\tAda\nO\tran\nO\tfar" },
    { name: "numbered words", text: "1\tAda\tB-P\n2\tran\tO\n3\tfar\tO" },
    {
      name: "words numbered with their sentence",
      text: "# webanno.custom.X | v\n#id=1\n1-1\tAda\tB-P\n1-2\tran\tO\n1-3\tfar\tO",
    },
    {
      name: "the name of the file in every line",
      text: "a/b.txt 0 Ada B-P\na/b.txt 1 ran O\na/b.txt 2 far O",
    },
    { name: "names of columns", text: "word\ttag\nAda\tB-P\nran\tO\nfar\tO" },
    { name: "CR LF, blanks at ends", text: "Ada B-P \r\nran O \r\nfar O \r\n\r\n" },
    { name: "comments", text: "# id = 7\n# text = Ada ran far\nAda\tB-P\nran\tO\nfar\tO" },
    { name: "a sentence a line", text: "Ada|B-P ran|O far|O" },
  ])("$name", async ({ text }) => {
    const reading = await readTexts({ "a.conll": text });
    expect(reading.docs.map((doc) => doc.text)).toEqual(["Ada ran far"]);
    expect(spansOf(reading)).toEqual(["P: Ada"]);
    expect(reading.leftOut).toEqual([]);
  });

  test("words that begin with # are words, where they have a tag", async () => {
    const reading = await readTexts({ "a.conll": "#one\tB-P\n#\tO\n# a comment\nthe\tO" });
    expect(reading.docs[0].text).toBe("#one # the");
    expect(notesOf(reading)).toEqual(["lines that are comments, which were not read: 1"]);
  });

  test("a further column of spans inside others comes too", async () => {
    const text = lines(
      "1\tBank\tB-ORG\tO",
      "2\tof\tI-ORG\tO",
      "3\tYork\tI-ORG\tB-LOC",
      "4\truns\tO\tO",
    );
    const reading = await readTexts({ "a.tsv": text });
    expect(spansOf(reading).sort()).toEqual(["LOC: York", "ORG: Bank of York"]);
  });

  test("a column that says nearly the same is a guess: left out, each span told", async () => {
    const text = lines("Ada NN B-P B-P", "ran VB O O", "to IN O O", "York NN B-L B-P");
    const reading = await readTexts({ "a.txt": text });
    expect(spansOf(reading)).toEqual(["P: Ada", "L: York"]);
    expect(leftOutOf(reading)).toEqual([
      "a.txt:1 column 4 spans of another column of tags",
      "a.txt:4 column 4 spans of another column of tags",
    ]);
  });

  test("tags without types", async () => {
    const reading = await readTexts({ "a.tsv": "the\tO\nlung\tB\ncancer\tI\nrate\tO" });
    expect(spansOf(reading)).toEqual(["Entity: lung cancer"]);
  });

  test("tags without prefixes: words in a row are one span, and it is told", async () => {
    const words = "the lung cancer of Ada was in all the papers of York .".split(" ");
    const types = new Map([
      ["lung", "disease"],
      ["cancer", "disease"],
      ["Ada", "person"],
    ]);
    const rows = words.map((word) => `${word}\t${types.get(word) ?? "O"}`);
    const reading = await readTexts({ "a.txt": lines(...rows) });
    expect(spansOf(reading)).toEqual(["disease: lung cancer", "person: Ada"]);
    expect(notesOf(reading)).toEqual([
      "tags do not say where spans begin: words in a row with one tag are one span",
    ]);
  });

  test("words that look like tags", async () => {
    const text = lines("-DOCSTART-\tO", "", "B-1\tB-Plan", "O\tO");
    const reading = await readTexts({ "a.conll": text });
    expect(spansOf(reading)).toEqual(["Plan: B-1"]);
  });

  test("abstracts of GENIA are documents", async () => {
    const text = lines(
      "###MEDLINE:1",
      "",
      "IL-2\tB-DNA",
      "gene\tO",
      "",
      "###MEDLINE:2",
      "",
      "x\tO",
      "y\tO",
    );
    const { docs } = await readTexts({ "a.iob2": text });
    expect(docs.map(({ text: one, metadata }) => [one, metadata])).toEqual([
      ["IL-2 gene", { docstart: "MEDLINE:1" }],
      ["x y", { docstart: "MEDLINE:2" }],
    ]);
  });

  test("-DOCSTART- begins a document, and what it says of it is kept", async () => {
    const reading = await readTexts({
      "a.conll": lines(
        "-DOCSTART- (7 A)",
        "",
        "Ada B-P",
        "ran O",
        "",
        "-DOCSTART- -X- O O",
        "",
        "Bob B-P",
        "",
        "ran O",
      ),
    });
    expect(reading.docs.map(({ name, text, metadata }) => [name, text, metadata])).toEqual([
      ["a 1", "Ada ran", { docstart: "(7 A)" }],
      ["a 2", "Bob\nran", undefined],
    ]);
  });
});

describe("what is odd is told with its line", () => {
  test("tags that are none, words without a tag, spans that nothing began", async () => {
    const reading = await readTexts({
      "a.conll": lines(
        "Ada\tB-P",
        "ran\tO",
        "to\tX?",
        "York",
        "and\tO",
        "Bob\tI-P",
        "Eve\tB-P",
        "x\tO",
      ),
    });
    expect(leftOutOf(reading)).toEqual([
      "a.conll:3 X? tags that are none",
      "a.conll:4 words without a tag",
    ]);
    expect(notesOf(reading)).toEqual([
      "tags that go on with a span which nothing began, so they begin it: 1",
    ]);
    expect(reading.docs[0].text).toBe("Ada ran to York and Bob Eve x");
  });

  test.each(["The B-52", "Plan B-1\nPlan B-2", "S M\nL S\nM L", "a b\nc d", "O O"])(
    "no tags: %j is a text",
    async (text) => {
      const { docs } = await readTexts({ "a.txt": text });
      expect(docs.map((doc) => doc.text)).toEqual([text]);
      expect(docs[0].entities).toEqual({});
    },
  );

  test("said to be of tags, but is not", async () => {
    const { notRead } = await readTexts({ "a.txt": "x" }, [
      { ...conll, reader: { ...conll.reader, sniff: (files) => files } },
    ]);
    expect(notRead).toEqual([
      { file: "a.txt", reason: "no column of it holds tags such as B-PER, I-PER and O" },
    ]);
  });
});

describe("there and back", () => {
  test("what is not said to be lost comes back", async () => {
    const limits = { gaps: true, overlaps: true, layout: true, names: true, suggestions: true };
    await fc.assert(
      fc.asyncProperty(anyDocs(limits), async (drawn) => {
        const { written, again } = await thereAndBack(conll, drawn);
        const before = drawn.docs.flatMap(wordAnnotationsOf);
        const after = again.docs.flatMap(wordAnnotationsOf);
        const changed = written.leftOut.get("gaps in spans (each is one stretch now)") ?? 0;
        expect(missing(after, before)).toEqual([]);
        expect(missing(before, after)).toHaveLength(saidLost(written) - changed);
        expect(after).toHaveLength(written.entities);
      }),
      { numRuns: 60 },
    );
  });

  test("only confirmed sentences, where those are wanted", async () => {
    const { docs, types } = await readTexts({ "a.conll": "Ada\tB-P\nran\tO\n\nBob\tB-P" });
    const [doc] = docs;
    const open = { ...doc, confirmed: { [doc.sentences[1].id]: Object.values(doc.confirmed)[0] } };
    const one = { docs: [open], types, sentences: "confirmed" as const };
    const { files, leftOut } = conll.writer.write(one);
    expect(files.get("annotations.conll")).toBe("-DOCSTART-\tO\n\nBob\tB-P\n\n");
    expect([...leftOut]).toEqual([
      ["sentences that are not confirmed", 1],
      ["spans in such sentences", 1],
    ]);
    expect([...conll.writer.write({ ...one, sentences: "all" }).leftOut]).toEqual([]);
    const none = { docs: [{ ...doc, confirmed: {} }], types, sentences: "confirmed" as const };
    expect(conll.writer.write(none).notes).toHaveLength(1);
  });
});

test("broken files never throw, and say what they lack", async () => {
  const whole = [
    "-DOCSTART- -X- O O\n\nAda NN B-NP B-P\nran VB B-VP O\n\nBob NN B-NP B-P\n",
    "Ada|B-P ran|O",
  ];
  await fc.assert(
    fc.asyncProperty(broken(whole), async (text) => {
      const reading = await readTexts({ "a.conll": text });
      expect(reading.docs.length + reading.notRead.length).toBeGreaterThan(0);
    }),
    { numRuns: 100 },
  );
});
