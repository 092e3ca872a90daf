import { describe, expect, test } from "vitest";
import { leftOutOf, readTexts, spansOf } from "../fixtures/readTexts.ts";
import { annotation, document, passage } from "./fixture.ts";

const read = (value: unknown) => readTexts({ "a.json": JSON.stringify(value) });
const notesOf = ({ notes }: { notes: readonly { text: string }[] }) =>
  notes.map(({ text }) => text);

describe("where annotations are", () => {
  test.each([
    { what: "code points", starts: [0, 7], at: 11 },
    { what: "UTF-16", starts: [0, 8], at: 13 },
    { what: "bytes", starts: [0, 10], at: 17 },
  ])("passages and annotations whose offsets count $what", async ({ starts, at }) => {
    const reading = await read(
      document(
        passage(starts[0], "On 😀 .", annotation("1", "P", "On", [0, 2])),
        passage(starts[1], "An 😀Ada.", annotation("2", "P", "Ada", [at, 3])),
      ),
    );
    expect(reading.docs[0].text).toBe("On 😀 .\nAn 😀Ada.");
    expect(spansOf(reading)).toEqual(["P: On", "P: Ada"]);
  });

  test("several locations are the pieces of a span, whatever stands between their words", async () => {
    const text = "hepatitis B and liver cirrhosis";
    const reading = await read(
      document(
        passage(
          0,
          text,
          annotation("1", "P", "hepatitis cirrhosis", [0, 9], [22, 9]),
          annotation("2", "Q", "hepatitis ... cirrhosis", [0, 9], [22, 9]),
          annotation("3", "R", text, [0, 9], [22, 9]),
          annotation("4", "S", "cirrhosis hepatitis", [22, 9], [0, 9]),
        ),
      ),
    );
    const pieces = Object.values(reading.docs[0].entities).map(({ fragments }) => fragments);
    const both = [
      [0, 9],
      [22, 31],
    ];
    expect(pieces).toEqual([both, both, both, both]);
    expect([reading.leftOut, reading.notes]).toEqual([[], []]);
  });

  test("in the passage that their offsets say, and where their words are", async () => {
    const stray = annotation("1", "P", "Bob", [9, 3]);
    const reading = await read(
      document(
        passage(0, "Ada ran.", stray, annotation("2", "Q", "ran", [5, 3])),
        passage(9, "Bob sat.", annotation("3", "R", "Eve", [9, 3])),
      ),
    );
    expect(spansOf(reading)).toEqual(["P: Bob", "Q: ran"]);
    expect(leftOutOf(reading)).toEqual([
      "a.json passages[1].annotations[0] spans whose words are not at their offsets",
    ]);
    expect(notesOf(reading)).toEqual([
      "spans that lie where their words are, not at their offsets: 1 (passages[0].annotations[1])",
    ]);
  });

  test("passages whose offsets cannot be, or are far away", async () => {
    const reading = await read(
      document(
        passage(0, "Ada ran.", annotation("1", "P", "Ada", [0, 3])),
        passage(0, "Bob sat.", annotation("2", "P", "Bob", [0, 3])),
        passage(5_000_000, "Eve ate.", annotation("3", "P", "Eve", [5_000_000, 3])),
      ),
    );
    expect(reading.docs[0].text).toBe("Ada ran.\nBob sat.\nEve ate.");
    expect(spansOf(reading)).toEqual(["P: Ada", "P: Bob", "P: Eve"]);
    expect(notesOf(reading)).toEqual(["passages that do not begin where their offsets say: 2"]);
  });

  test("sentences beside the text of their passage", async () => {
    const sentences = [
      passage(0, "Ada ran. Home."),
      passage(15, "Bob.", annotation("1", "P", "Bob", [15, 3])),
    ];
    const reading = await read(document({ ...passage(0, "Ada ran. Home. Bob."), sentences }));
    expect(reading.docs[0].text).toBe("Ada ran. Home. Bob.");
    expect(reading.docs[0].sentences.map(({ start, end }) => [start, end])).toEqual([
      [0, 14],
      [15, 19],
    ]);
    expect(spansOf(reading)).toEqual(["P: Bob"]);
  });
});
