import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSample } from "../fixtures/expectSample.ts";
import { type DrawnLine, pdfOf } from "../fixtures/pdfOf.ts";
import { leftOutOf, readTexts } from "../fixtures/readTexts.ts";
import { samplesOf } from "../fixtures/samples.ts";
import { joinedLines, knownWords } from "./hyphens.ts";

const read = async (...pages: (readonly DrawnLine[])[]) => {
  const reading = await readTexts({ "a.pdf": pdfOf(pages) });
  return { ...reading, lines: reading.docs[0]?.text.split("\n") };
};
const notesOf = ({ notes }: Awaited<ReturnType<typeof read>>) => notes.map(({ text }) => text);

/** Lines below each other. */
const below = (texts: readonly string[], x = 60, y = 700, leading = 12): DrawnLine[] =>
  texts.map((text, i) => [text, x, y - i * leading]);

test.each(samplesOf("pdf"))("%s is read as expected", async (name, expected) => {
  const { docs, notRead, leftOut, notes } = await readSample("pdf", name);
  expect([docs.length, notRead, leftOut, notes]).toEqual([expected.documents, [], [], []]);
  const flat = (text: string) => text.replace(/\s+/g, " ");
  for (const phrase of expected.phrases ?? []) expect(flat(docs[0].text)).toContain(flat(phrase));
  // The samples were counted with the hyphens and line ends of the pages.
  const broken = name === "own-two-pages.pdf" ? 4 : 0;
  expect([...docs[0].text].length).toBe(Number(expected.characters) - broken);
});

describe("paragraphs", () => {
  test("their lines are one; a gap, an indent, a short line and another size begin one", async () => {
    const { lines } = await read([
      ["A title", 60, 740, 16],
      ...below([
        "The museum, founded by Otto Brandt in 1911, lies in",
        "Bremen & keeps \u0093The Grey Gull\u0094 well. Ines Vogel is",
        "there.",
      ]),
      ...below(["Here begins another one, which is long enough for", "two lines."], 60, 664),
      ["with an indent a third one begins, as books do", 75, 634],
    ]);
    expect(lines).toEqual([
      "A title",
      "The museum, founded by Otto Brandt in 1911, lies in Bremen & keeps “The Grey Gull” well. Ines Vogel is there.",
      "Here begins another one, which is long enough for two lines.",
      "with an indent a third one begins, as books do",
    ]);
  });

  test("they go on over pages, in the midst of a sentence only", async () => {
    const full = "Everything that is as long as the lines of its column are";
    const { lines } = await read(
      below([full, full, `${full}, and`]),
      below(["goes on here.", `${full}.`, full]),
      below([`${full}.`]),
    );
    expect(lines).toEqual([
      `${full} ${full} ${full}, and goes on here.`,
      `${full}. ${full}`,
      `${full}.`,
    ]);
  });

  test("blanks follow from gaps, raised letters stay in their line", async () => {
    const { lines } = await read([
      ["Ada", 60, 700],
      ["Byron", 80, 700],
      ["2", 106, 704, 6],
      ["cell", 300, 700],
    ]);
    expect(lines).toEqual(["Ada Byron2\tcell"]);
  });
});

test("a hyphen at the end of a line goes, unless the document has the word with it", () => {
  const known = knownWords(["A well-known thing. An example.", "co-", "operation"]);
  const join = (line: string, next: string) => joinedLines(line, next, known);
  expect(join("an exam-", "ple of")).toBe("an example of");
  expect(join("a well-", "known one")).toBe("a well-known one");
  expect(join("Baden-", "Württemberg")).toBe("Baden-Württemberg");
  expect(join("state-of-", "the-art")).toBe("state-of-the-art");
  expect(join("soft\u00ad", "ware")).toBe("software");
  expect(join("1914-", "1918")).toBe("1914- 1918");
  expect(join("and –", "so")).toBe("and –so");
  expect(join("学习", "中文")).toBe("学习中文");
});

describe("columns", () => {
  const left = Array.from({ length: 8 }, (_, i) => `left ${i} of the first column`);
  const right = Array.from({ length: 8 }, (_, i) => `right ${i} of the second column`);

  test("are read one after the other, between lines that go over both", async () => {
    const { docs } = await read([
      ["A heading that goes over both of the columns of this page, as titles do", 60, 740, 14],
      ...below(left, 60, 700),
      ...below(right, 320, 697),
      ["A line that goes over both of the columns again, from the left to the right", 60, 560, 14],
    ]);
    const order = [...docs[0].text.matchAll(/heading|left \d|right \d|again/g)].map(([at]) => at);
    const want = [...left, ...right].map((line) => line.split(" of")[0]);
    expect(order).toEqual(["heading", ...want, "again"]);
  });

  test("cells of a table are no columns", async () => {
    const { lines } = await read([
      ["A paragraph over the whole of the page, which stands above of a table", 60, 740],
      ...below(["Ada", "Bob", "Eve", "Joe", "Mia", "Tim"], 60, 700),
      ...below(["1", "2", "3", "4", "5", "6"], 300, 700),
    ]);
    expect(lines.slice(1)).toEqual(["Ada\t1", "Bob\t2", "Eve\t3", "Joe\t4", "Mia\t5", "Tim\t6"]);
  });
});

describe("heads, feet and numbers of pages", () => {
  const page = (i: number, more: readonly DrawnLine[] = []): DrawnLine[] => [
    [`The text of page ${["one", "two", "three", "four"][i]}.`, 60, 600],
    ...more,
  ];

  test("that are on most pages are left out and told", async () => {
    const pages = [0, 1, 2, 3].map((i) =>
      page(i, [
        [`Journal of Harbours ${i}`, 60, 810],
        [`– ${i + 7} –`, 290, 30],
      ]),
    );
    const reading = await read(...pages);
    expect(reading.lines).toHaveLength(4);
    expect(reading.docs[0].text).not.toMatch(/Journal|7/);
    expect(notesOf(reading)).toEqual([
      "heads and feet that are on most pages are left out: “Journal of Harbours 0”",
      "the numbers of 4 pages are left out",
    ]);
  });

  test("what is on few pages, in the midst of them, or counts nothing, stays", async () => {
    const { docs, notes } = await read(
      page(0, [
        ["Once", 60, 810],
        ["1911", 60, 30],
        ["same", 60, 400],
      ]),
      page(1, [
        ["1911", 60, 30],
        ["same", 60, 400],
      ]),
      page(2, [["same", 60, 400]]),
    );
    expect(docs[0].text.match(/Once|1911|same/g)).toHaveLength(6);
    expect(notes).toEqual([]);
  });
});

describe("what cannot be read is told", () => {
  const text: DrawnLine[] = [["Ada left Rome.", 60, 700]];

  test("pages without text, by their numbers; a file without any is refused", async () => {
    expect(leftOutOf(await read(text, [], text, []))).toEqual([
      "a.pdf page 2 pages without text (blank, or pictures of text)",
      "a.pdf page 4 pages without text (blank, or pictures of text)",
    ]);
    const { docs, notRead } = await read([]);
    expect(docs).toEqual([]);
    expect(notRead[0].reason).toMatch(/^holds no text, but pictures of it/);
  });

  test("damaged and locked files", async () => {
    const reasonOf = async (bytes: Uint8Array) =>
      (await readTexts({ "a.pdf": bytes })).notRead.map(({ reason }) => reason);
    const whole = pdfOf([text]);
    expect(await reasonOf(whole.slice(0, 60))).toEqual(["is a PDF that is damaged"]);
    const locked = new TextDecoder("latin1")
      .decode(whole)
      .replace(
        "/Root 1 0 R",
        `/Root 1 0 R/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${"00".repeat(32)}>/U<${"00".repeat(32)}>>>`,
      );
    const bytes = Uint8Array.from(locked, (letter) => letter.charCodeAt(0));
    expect(await reasonOf(bytes)).toEqual(["is locked by a password: save it without one"]);
  });

  test("bytes changed at random never throw", async () => {
    const whole = pdfOf([text, below(["one", "two"])]);
    const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(changes, fc.boolean(), async (all, isCut) => {
        const copy = whole.slice(0, isCut ? all[0][0] : undefined);
        for (const [at, byte] of all) if (at < copy.length) copy[at] = byte;
        const reading = await readTexts({ "a.pdf": copy });
        expect(reading.docs.length + reading.notRead.length).toBe(1);
      }),
      { numRuns: 40 },
    );
  });
});
