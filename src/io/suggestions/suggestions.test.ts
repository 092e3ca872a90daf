import { describe, expect, test } from "vitest";
import { testHostile, testThereAndBack } from "../fixtures/formatTests.ts";
import { leftOutOf, readTexts, relationsOf, spansOf } from "../fixtures/readTexts.ts";
import { suggestions } from "./suggestions.ts";

const read = (...records: unknown[]) => readTexts({ "answer.json": JSON.stringify(records) });
const TEXT = "Ada met Bob. Adam saw Ada, and “Rome’s  mayor” – Zoe\u0308 – left.";

testThereAndBack(suggestions, {});
testHostile(
  suggestions,
  "answer.json",
  JSON.stringify([
    {
      text: TEXT,
      entities: [
        { id: "a", text: "Ada", type: "P", score: 0.5 },
        { start: 8, end: 11, type: "P" },
        {
          text: "Ada",
          start: 22,
          end: 25,
          fragments: [
            [22, 23],
            [24, 25],
          ],
          type: "P",
        },
      ],
      relations: [{ head: "a", tail: 1, type: "met" }, ["Ada", "saw", "Bob"]],
    },
  ]),
);

describe("quotations", () => {
  test("exactly, in order where they stand several times, not inside of words", async () => {
    const all = ["Ada", "Bob", "Ada", "Ada", "Adam"].map((text) => ({ text, type: "P" }));
    const reading = await read({ text: TEXT, entities: all });
    const at = Object.values(reading.docs[0].entities).map(({ start }) => start);
    expect(at).toEqual([0, 8, 22, 13]);
    expect(leftOutOf(reading)).toEqual(["answer.json:1 entities[3] entities listed twice"]);
  });

  test("with blanks, case, marks and ways to write a letter let go, which is told", async () => {
    const quotes = ["bob", '"Rome\'s mayor" - ZOË'];
    const entities = quotes.map((text) => ({ text, type: "X" }));
    const reading = await read({ text: TEXT, entities });
    expect(spansOf(reading)).toEqual(["X: Bob", "X: “Rome’s  mayor” – Zoe\u0308"]);
    expect(reading.notes.map(({ text }) => text)).toEqual([
      "quotations that were found but for case, blanks or kinds of marks: 2 (record 1, entities[0]; record 1, entities[1])",
    ]);
  });

  test("what is not found is listed with its words; what has no place is told", async () => {
    const reading = await read({
      text: TEXT,
      entities: [
        { text: "Eve", type: "P" },
        { type: "P" },
        { text: "Ada", type: 3 },
        { start: 90, end: 99, type: "P" },
        "Ada",
      ],
    });
    expect(leftOutOf(reading)).toEqual([
      "answer.json:1 entities[1]: a quotation (text) or start and end are wanted suggestions without a place",
      "answer.json:1 entities[2].type: a string is wanted, not a number suggestions without a place",
      "answer.json:1 entities[4]: an object is wanted, not a string suggestions without a place",
      "answer.json:1 entities[0]: “Eve” quotations that are not in the text",
      "answer.json:1 entities[3] spans past the text",
    ]);
  });

  test("offsets hold where the quotation is; else it is found in order", async () => {
    const reading = await read({
      text: `🥑 ${TEXT}`,
      entities: [
        { text: "Ada", start: 24, end: 27, type: "P" },
        { text: "Ada", start: 500, end: 503, type: "P" },
        { text: "Bob", start: 1, end: 4, type: "P" },
      ],
    });
    const at = Object.values(reading.docs[0].entities).map(({ start }) => start);
    expect(at).toEqual([25, 3, 11]);
    expect(reading.leftOut).toEqual([]);
  });
});

describe("all come as suggestions", () => {
  test("with scores, and with relations by id, number, quotation or three words", async () => {
    const reading = await read({
      text: TEXT,
      model: "m",
      entities: [
        { id: "a", text: "Ada", type: "P", score: 0.9 },
        { text: "Bob", label: "P", confidence: 7 },
        { text: "Ada", type: "P" },
        { text: "Adam", type: "P" },
      ],
      relations: [
        { head: "a", tail: "Bob", type: "met", score: 0.25 },
        { subject: 3, predicate: "saw", object: { text: "ada" } },
        ["Bob", "", "Adam"],
        { head: "a", tail: "nobody", type: "met" },
        { head: "a", type: "met" },
      ],
    });
    const [doc] = reading.docs;
    expect(Object.values(doc.entities).map(({ status, score }) => [status, score])).toEqual([
      ["suggested", 0.9],
      ["suggested", null],
      ["suggested", null],
      ["suggested", null],
    ]);
    expect(doc.confirmed).toEqual({});
    expect(doc.metadata).toEqual({ model: "m" });
    expect(relationsOf(reading)).toEqual(["Ada –met→ Bob", "Adam –saw→ Ada", "Bob –related→ Adam"]);
    expect(Object.values(doc.relations)[0]).toMatchObject({ status: "suggested", score: 0.25 });
    expect(Object.values(doc.relations)[1].tail).toBe("answer.json/T3");
    expect(leftOutOf(reading)).toEqual([
      "answer.json:1 relations[4].tail: is missing relations without head and tail",
      "answer.json:1 relations[3] relations of what is not a span",
    ]);
  });

  const record = { text: "Ada left.", entities: [{ text: "Ada", type: "P" }] };
  const json = JSON.stringify(record, null, 1);
  test.each([
    {
      name: "an answer with a block",
      file: "answer.md",
      content: `Here it is:\n\n\`\`\`json\n${json}\n\`\`\`\nGood luck!`,
    },
    { name: "one that was pasted", file: "pasted.txt", content: `\`\`\`\n${json}\n\`\`\`` },
    { name: "lines", file: "a.jsonl", content: `${JSON.stringify(record)}\n{"text": 3}\n{bad` },
    {
      name: "documents of one object",
      file: "a.json",
      content: JSON.stringify({ documents: [record] }),
    },
  ])("$name", async ({ file, content }) => {
    const reading = await readTexts({ [file]: content });
    expect(spansOf(reading)).toEqual(["P: Ada"]);
    expect(reading.docs).toHaveLength(1);
  });

  test("several blocks, a file named JSON that is one block, and what is not quite JSON", async () => {
    const answer = (name: string) =>
      `{"text": "${name} met Bob.", "entities": [{"text": "${name}", "type": "P"},]}`;
    const block = (name: string) => `\`\`\`json\n${answer(name)}\n\`\`\`\n`;
    const several = await readTexts({ "a.md": `One:\n${block("Ada")}Two:\n${block("Eve")}` });
    expect(several.docs.map(({ text }) => text)).toEqual(["Ada met Bob.", "Eve met Bob."]);
    expect(several.notes).toHaveLength(1);
    for (const text of [block("Ada"), answer("Ada")]) {
      const reading = await readTexts({ "a.json": text });
      expect(spansOf(reading)).toEqual(["P: Ada"]);
      expect(reading.notes.map(({ text: said }) => said)).toEqual([
        expect.stringContaining("is not quite JSON"),
      ]);
    }
  });

  test("other words for the fields of spans and relations", async () => {
    const reading = await read({
      text: TEXT,
      entities: [
        { name: "Ada", category: "P" },
        { entity: "Bob", entity_type: "P" },
        { word: "Adam", entity: "B" },
        { start: 22, end: 25, entity: "C" },
      ],
      relations: [{ subject: "Ada", relation_type: "met", object: "Bob" }],
    });
    expect(spansOf(reading)).toEqual(["P: Ada", "P: Bob", "B: Adam", "C: Ada"]);
    expect(relationsOf(reading)).toEqual(["Ada –met→ Bob"]);
    expect(reading.leftOut).toEqual([]);
  });

  test("a text in which a block is little is a text", async () => {
    const content = `# How to\n\n${"Ask for this form. ".repeat(40)}\n\`\`\`json\n${json}\n\`\`\`\n`;
    expect((await readTexts({ "how.md": content })).docs[0].text).toBe(content);
  });

  test("an entity with offsets and a label is gold of another format", async () => {
    const gold = { text: "Ada left.", entities: [{ start: 0, end: 3, label: "P" }] };
    const reading = await read(gold);
    expect(Object.values(reading.docs[0].entities)[0].status).toBe("confirmed");
  });
});
