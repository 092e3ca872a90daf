import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { segment, segmentAround } from "./segment.ts";
import { sentenceRanges } from "./sentences.ts";

const TEXTS = [
  "We met on Friday in New York to hear the director, Ingrid Berg Solheim, explain why the firm Northgate Shipping of San Francisco was sold. She said that nobody in Oslo had asked for it. The pilots of Port Merrow will go on strike in May.",
  "Because New York was booked out, Peter Brown of IBM went to San Diego with his sister Mary. They stayed at the Hotel Del Monte for three weeks. Dr. Ola Lund, who leads the Pilots Union, visited them there and told them about the letter of the Ministry of Fisheries.",
  "The composer was born in the city of Karlsruhe in 1891 and studied with Franz Liszt in Weimar. After the war he moved to Buenos Aires, where the Teatro Colón had offered him a post. J. K. Hale wrote his life. It was printed by Faber and Sons of London in the year of his death.",
  "Patients who were given the drug for ten days had fewer fits than the others, as Müller et al. showed. None of them was treated with aspirin. In St. Gallen the same was seen by M. Keller and his group, who used a lower dose (5 mg a day) and saw no harm.",
];

const flat = (text: string) =>
  sentenceRanges(text).map(([start, end]) => text.slice(start, end).replace(/\s+/g, " "));

/** Lines as long as the words allow; each may stop some characters earlier. */
function wrapped(text: string, widths: (line: number) => number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    const fits = last !== undefined && last.length + 1 + word.length <= widths(lines.length);
    if (fits) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

describe("sentences that are wrapped are those that are not", () => {
  test.each(TEXTS)("at every width from 20 to 90: %s", (text) => {
    for (let width = 20; width <= 90; width++) {
      const lines = wrapped(text, () => width);
      expect(flat(lines.join("\n")), `at ${width}`).toEqual(flat(text));
      expect(flat(lines.join("\r\n")), `at ${width}, CR LF`).toEqual(flat(text));
    }
  });

  // Where no line is full, a few cannot be told: the draw is always the same one.
  test("nearly all with lines that are up to four characters short", () => {
    const any = fc.tuple(
      fc.constantFrom(...TEXTS),
      fc.integer({ min: 28, max: 90 }),
      fc.array(fc.nat(4), { minLength: 7, maxLength: 7 }),
    );
    const drawn = fc.sample(any, { seed: 1, numRuns: 400 });
    const wrong = drawn.filter(([text, width, short]) => {
      const lines = wrapped(text, (line) => width - short[line % 7]);
      return flat(lines.join("\n")).join("\n") !== flat(text).join("\n");
    });
    expect(wrong.length / drawn.length).toBeLessThan(0.02);
  });

  test("and in a mail that is quoted, where marks are no words and no sentence", () => {
    for (const text of TEXTS) {
      const words = (quoted: string) =>
        segment("d", quoted).map((s) => s.words.map(([from, to]) => quoted.slice(from, to)));
      for (const mark of ["> ", ">> ", "> > ", "| ", ">"]) {
        for (let width = 24; width <= 72; width += 8) {
          const lines = wrapped(text, () => width).map((line) => mark + line);
          const quoted = [...lines, mark.trim(), ...lines].join("\n");
          expect(words(quoted), `${mark} at ${width}`).toEqual([...words(text), ...words(text)]);
        }
      }
    }
  });
});

describe("each line is apart", () => {
  test.each([
    ["names", "Ada Lovelace\nAlan Turing\nGrace Hopper\nEdsger Dijkstra"],
    ["towns", "New York\nLos Angeles\nSan Francisco\nBuenos Aires\nOslo"],
    ["things", "olive oil from Greece\nwhite bread rolls\ngreen beans\nmilk"],
    ["things under a heading", "Shopping\napples\npears\nmilk"],
    ["things under a colon", "Ingredients:\ntwo eggs\nsome butter\nsalt"],
    [
      "appointments",
      "Mo 9:00 Meeting with Eva Berg\nTu 10:00 Lunch with Ola Lund\nWe 12:00 Train to Bergen.",
    ],
    ["an address", "Northgate Shipping Ltd\nHarbour Road 12\nSan Francisco CA\nUnited States"],
    ["headlines", "Pilots ask for more pay\nKessel sells his firm\nOslo gets a new port"],
    [
      "verse",
      "The sea is grey in Bergen now,\nThe ships are gone from shore,\nThe wind has left the apple bough,\nAnd Kessel sings no more.",
    ],
    [
      "a poem of three lines",
      "An old and silent harbour,\nA pilot steps on board,\nSplash, the water sings.",
    ],
    [
      "what is said",
      "Ola: I have seen the port.\nEva: So have I, and Arne too.\nOla: When was it, Eva?",
    ],
    ["items", "- milk and bread\n- a book for Eva\n- tea"],
    ["numbered items", "1. Ola Lund of Oslo\n2. Eva Berg of Bergen\n3. Arne Roe"],
    [
      "a sentence a line",
      "Ola lives in Oslo.\nEva works for Northgate.\nArne was born in Bergen.\nThey met.",
    ],
    ["tokens", "Ola lives in Oslo .\nEva Berg works for Northgate , she said .\nIt rained ."],
    ["a heading", "Harbour Pilots on Strike\nThe pilots have left the port."],
    ["a greeting", "Dear Mary,\nThanks for your note."],
    ["a signature", "See you in Oslo on Monday.\nBest\nOla Lund"],
  ])("%s", (_, text) => expect(flat(text)).toEqual(text.split("\n")));
});

test.each([
  "He wrote letters from Mon-\ntreal because the Organi-\nzation met there.",
  "For the numbers see Fig. 3\nfor details.",
  "See Fig. 3\nfor details.",
  "Wie wir am Montag in Bad\nHomburg gehört haben, will die\nFirma Acme nach Sankt\nGallen ziehen.",
  "In 1905, actor Henry\nFonda was born in Grand\nIsland, Neb.",
  "The ferry to the town of Port\nMerrow was late, and so was the train via\nLos Angeles.",
])("small letters and parts of words go on: %s", (text) => {
  expect(flat(text)).toEqual([text.replaceAll("\n", " ")]);
});

test("a quoted name is a span over the mark, with exact offsets", () => {
  const text = ">> Good. I will tell Peter\n>> Brown of IBM.\n>\n> Yes.";
  const [good, tell, yes, ...more] = segment("d", text);
  expect(more).toEqual([]);
  expect([good, tell, yes].map(({ words }) => words.map(([a, b]) => text.slice(a, b)))).toEqual([
    ["Good", "."],
    ["I", "will", "tell", "Peter", "Brown", "of", "IBM", "."],
    ["Yes", "."],
  ]);
});

test("a mark at which a span begins or ends stays a word", () => {
  const text = "> It was Peter\n> Brown of IBM.";
  const words = (spans: [number, number][]) =>
    segmentAround("d", text, spans).flatMap((s) => s.words.map(([a, b]) => text.slice(a, b)));
  expect(words([[15, 16]])).toContain(">");
  expect(words([[9, 22]])).not.toContain(">");
});

test("a greeting above a column, and a name below it, are apart", () => {
  const text =
    "Hi Eva,\nI saw Peter Brown of the\nHarbour Office in New\nYork on Monday. He says that\nKessel is fine.\nOla Lund";
  expect(flat(text)).toEqual([
    "Hi Eva,",
    "I saw Peter Brown of the Harbour Office in New York on Monday.",
    "He says that Kessel is fine.",
    "Ola Lund",
  ]);
});
