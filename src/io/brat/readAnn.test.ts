import { describe, expect, test } from "vitest";
import { fixture, leftOutOf, readTexts, relationsOf, spansOf } from "../fixtures/readTexts.ts";

const TEXT = "John loves Mary.\nHe married her in Rome.\n";
const GOOD = "T1\tPer 0 4\tJohn\nT2\tPer 11 15\tMary\nT3\tLoc 35 39\tRome\n";
const read = async (lines: string) =>
  await readTexts({ "a.txt": TEXT, "a.ann": `${GOOD}${lines}` });

describe("a line that cannot be held is left out, told with its place, and the rest is read", () => {
  test.each([
    { line: "R1\tSame Arg1:T1 Arg2:T1", want: "R1 relations of a span to itself" },
    { line: "R1\tIn Arg1:T1 Arg2:T9", want: "R1 relations of what is not in the file" },
    { line: "R1\tIn Arg1:T1 Arg2:A1", want: "R1 relations of what is not in the file" },
    { line: "R1\tIn Arg1:T1", want: "R1 relations that do not name two spans" },
    { line: "R1\tIn Arg1:T1 T2", want: "R1 relations that do not name two spans" },
    { line: "R1\tIn", want: "R1 relations that do not name two spans" },
    { line: "T9\tPer 4 4\t", want: "T9 spans that end before they begin" },
    { line: "T9\tPer 9 4\tx", want: "T9 spans that end before they begin" },
    { line: "T9\tPer 1,2\tx", want: "T9 spans without a type and offsets" },
    { line: "T9\tBig Per 0 4\tJohn", want: "T9 spans without a type and offsets" },
    { line: "T9\tPer 0 4\tJane", want: "T9 spans whose text is not at their offsets" },
    { line: "T9\tPer 0 400\tJohn", want: "T9 spans whose text is not at their offsets" },
    { line: "T9\tPer 4 5\t ", want: "T9 spans of blanks only" },
    { line: "T9\tPer 0 4\tJohn", want: "T9 entities listed twice" },
    { line: "E1\tPer:T7 Who:T1", want: "E1 events without a trigger" },
    { line: "E1\tJoin", want: "E1 events without a trigger" },
    { line: "E1\tJoin:T1 Who:T2", want: "E1 events of another type than their trigger" },
    { line: "E1\tPer:T1 Who:T1", want: "E1 arguments of a span to itself" },
    { line: "E1\tPer:T1 Who:T9", want: "E1 arguments of what is not in the file" },
    { line: "E1\tPer:T1 Who", want: "E1 arguments without a role and an id" },
    { line: "*\tEquiv T1", want: "equivalences of fewer than two spans" },
    { line: "*\tEquiv T1 T9", want: "equivalences of what is not in the file" },
    { line: "A1\tNegation T1", want: "A1 attributes" },
    { line: "M1\tNegation T1", want: "M1 attributes" },
    { line: "N1\tReference T1 Wikipedia:1\tx", want: "N1 normalizations" },
    { line: "#1\tAnnotatorNotes T1\thm", want: "#1 notes" },
    { line: "T9 Per 0 4 John", want: "lines that are not brat's" },
    { line: "hello", want: "lines that are not brat's" },
    { line: '{"text": "John"}', want: "lines that are not brat's" },
    { line: "T9\t", want: "lines that are not brat's" },
  ])("$line", async ({ line, want }) => {
    const reading = await read(`${line}\nR5\tLoves Arg1:T1 Arg2:T2\n`);
    expect(leftOutOf(reading)).toEqual([`a.ann:4 ${want}`]);
    expect(relationsOf(reading)).toEqual(["John –Loves→ Mary"]);
    expect(spansOf(reading)).toEqual(["Per: John", "Per: Mary", "Loc: Rome"]);
    expect(reading.notRead).toEqual([]);
  });

  test("what refers to it is left out too", async () => {
    const reading = await read("T9\tPer 4 4\t\nR1\tIn Arg1:T1 Arg2:T9\nR2\tOn Arg1:R1 Arg2:T1\n");
    expect(leftOutOf(reading)).toEqual([
      "a.ann:4 T9 spans that end before they begin",
      "a.ann:5 R1 relations of what was left out",
      "a.ann:6 R2 relations on relations",
    ]);
  });
});

describe("what goes beyond pairs of spans is kept as far as pairs can hold it", () => {
  test("a relation of three arguments: from the first to each of the others", async () => {
    const reading = await read(
      "R1\tMet Arg3:T3 Arg1:T1 Arg2:T2\nR2\tMeet Who:T2 Whom:T1 Where:T3\n",
    );
    expect(relationsOf(reading)).toEqual([
      "John –Met→ Mary",
      "John –Met→ Rome",
      "Mary –Meet→ John",
      "Mary –Meet→ Rome",
    ]);
    expect(reading.leftOut).toEqual([]);
    expect(reading.notes.map(({ text }) => text)).toEqual([
      "line 4: R1 has 3 arguments: read as 2 relations, from Arg1 to each of the others",
      "line 5: R2 has 3 arguments: read as 2 relations, from Who to each of the others",
    ]);
  });

  test("Equiv: all pairs, without a direction", async () => {
    const reading = await read("*\tEquiv T3 T1 T2\n");
    expect(relationsOf(reading)).toEqual([
      "John –Equiv→ Rome",
      "Mary –Equiv→ Rome",
      "John –Equiv→ Mary",
    ]);
    expect(reading.types.relations.Equiv).toMatchObject({ symmetric: true });
  });

  test("a relation to an event is one to its trigger", async () => {
    const lines = "T4\tMarry 20 27\tmarried\nE1\tMarry:T4 Who:T1\nR1\tBefore Arg1:E1 Arg2:T3\n";
    expect(relationsOf(await read(lines))).toEqual(["married –Who→ John", "married –Before→ Rome"]);
  });
});

describe("ids that are used twice", () => {
  const twice = "T4\tLove 5 10\tloves\nT5\tMarry 20 27\tmarried\n";

  test("of spans and events: all are read where nothing refers to them", async () => {
    const reading = await read("T1\tPer 17 19\tHe\n");
    expect(spansOf(reading)).toContain("Per: He");
    expect(reading.leftOut).toEqual([]);
    expect(reading.notes[0].text).toContain("T1 (lines 1, 4)");
  });

  test("what refers to one of them is left out: which is meant is not said", async () => {
    const reading = await read(`T1\tPer 17 19\tHe\nR1\tLoves Arg1:T1 Arg2:T2\n`);
    expect(leftOutOf(reading)).toEqual(["a.ann:5 R1 relations that name an id used twice"]);
    const events = await read(`${twice}E1\tLove:T4\nE1\tMarry:T5\nR1\tBefore Arg1:E1 Arg2:T3\n`);
    expect(leftOutOf(events)).toEqual(["a.ann:8 R1 relations that name an id used twice"]);
  });

  test("of the same span again mean that span", async () => {
    const reading = await read("T1\tPer 0 4\tJohn\nR1\tLoves Arg1:T1 Arg2:T2\n");
    expect(relationsOf(reading)).toEqual(["John –Loves→ Mary"]);
    expect(leftOutOf(reading)).toEqual(["a.ann:4 T1 entities listed twice"]);
  });
});

test("of types that annotation.conf lacks there is only a word", async () => {
  const reading = await readTexts({
    "a.txt": TEXT,
    "a.ann": `${GOOD}R1\tLoves Arg1:T1 Arg2:T2\n`,
    "annotation.conf": "[entities]\nPer\n[relations]\n",
  });
  expect(Object.keys(reading.types.entities)).toEqual(["Per", "Loc"]);
  expect(reading.notes).toEqual([
    { file: "a.ann", text: "types that annotation.conf does not list were added: Loc, Loves" },
  ]);
});

test("a file with most kinds of faults is read as far as it goes", async () => {
  const files = fixture("brat/own");
  const names = ["own-broken.txt", "own-broken.ann", "annotation.conf"];
  const reading = await readTexts(Object.fromEntries(names.map((name) => [name, files[name]])));
  expect(spansOf(reading)).toEqual(["Peop: Ada Byron", "Loc: London", "Planet: London"]);
  expect(leftOutOf(reading).map((line) => line.replace("own-broken.ann:", ""))).toEqual([
    "5 lines that are not brat's",
    "4 T4 spans that end before they begin",
    "2 T2 spans whose text is not at their offsets",
    "3 T3 spans whose text is not at their offsets",
    "6 R1 relations that name an id used twice",
    "7 R2 relations that name an id used twice",
  ]);
});

test("where no line gives its words and spans lie inside of words, what else offsets may be is said", async () => {
  const text = "Ann left.\r\nBob stayed.\r\n";
  const notesOf = async (ann: string) =>
    (await readTexts({ "a.txt": text, "a.ann": ann })).notes.map((note) => note.text);
  expect(await notesOf("T1\tPer 0 3\nT2\tPer 10 13\n")).toEqual([
    expect.stringContaining("its offsets may count"),
  ]);
  expect(await notesOf("T1\tPer 0 3\nT2\tPer 11 14\n")).toEqual([]);
  expect(await notesOf("T1\tPer 0 3\tAnn\nT2\tPer 11 14\n")).toEqual([]);
});
