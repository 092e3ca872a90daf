import { describe, expect, test } from "vitest";
import { chooseHeldOut } from "../../learn/chooseHeldOut.ts";
import { DEFAULT_HELD_OUT, hashOfWords, NOTHING_SEEN } from "../../learn/heldOut.ts";
import { type NextUpOptions, nextUp, type Unreviewed } from "./nextUp.ts";
import { seenIn } from "./seenSoFar.ts";
import { setAside } from "./setAside.ts";

const all = Array.from({ length: 400 }, (_, i) => ({
  doc: `d${i % 20}`,
  sentence: `s${i}`,
  words: ["Ada", "saw", `Town${i}`],
}));
const isAside = setAside(all, DEFAULT_HELD_OUT, NOTHING_SEEN);
const open = (sentences = all): Unreviewed[] =>
  sentences.map((one) => ({ ...one, survey: null, isSetAside: isAside(one) }));
const options: NextUpOptions = {
  order: "queue",
  seen: seenIn([]),
  done: [],
  seed: 0,
  share: 20,
  confirmed: { all: 0, setAside: 0 },
  most: 200,
};
const wordsOf = new Map(all.map(({ sentence, words }) => [sentence, words]));

describe("what is kept for scores", () => {
  test("is about the share, by the words alone", () => {
    const count = all.filter(isAside).length;
    expect(count).toBeGreaterThan(400 * 0.14);
    expect(count).toBeLessThan(400 * 0.26);
    const more = setAside(all.slice(0, 10), DEFAULT_HELD_OUT, NOTHING_SEEN);
    expect(all.slice(0, 10).map(more)).toEqual(all.slice(0, 10).map(isAside));
    expect(all.some(setAside(all, { ...DEFAULT_HELD_OUT, share: 0 }, NOTHING_SEEN))).toBe(false);
  });

  test("is whole documents where these are held out", () => {
    const drawn = setAside(all, { ...DEFAULT_HELD_OUT, by: "documents" }, NOTHING_SEEN);
    expect(new Set(all.filter(drawn).map(({ doc }) => doc)).size).toBe(4);
    expect(all.filter(drawn)).toHaveLength(80);
  });

  test("is never what the model was trained on, and always what it was scored on", () => {
    const trained = (words: readonly string[]) => words[2] < "Town2";
    const heldOut = (words: readonly string[]) => words[2] >= "Town9";
    for (const by of ["sentences", "documents"] as const) {
      const seen = { isTrained: trained, isHeldOut: heldOut };
      const drawn = setAside(all, { ...DEFAULT_HELD_OUT, by }, seen);
      expect(all.filter(({ words }) => trained(words)).some(drawn)).toBe(false);
      expect(all.filter(({ words }) => heldOut(words)).every(drawn)).toBe(true);
    }
  });
});

describe("by gain", () => {
  test("only chance brings up what is kept for scores: one of five", () => {
    const found = nextUp(open(), options);
    expect(found).toHaveLength(200);
    expect(found.map(({ isForScores }) => isForScores).slice(0, 10)).toEqual(
      [0, 0, 0, 0, 1, 0, 0, 0, 0, 1].map(Boolean),
    );
    expect(
      found.every(
        (one) => one.isForScores === isAside({ ...one, words: wordsOf.get(one.sentence)! }),
      ),
    ).toBe(true);
  });

  test("what is held out of the first hundred are the random ones", () => {
    const done = nextUp(open(), options).slice(0, 100);
    const confirmed = done.map(({ doc, sentence }) => {
      const words = wordsOf.get(sentence)!;
      return { doc, example: { id: sentence, words, entities: [], relations: [] } };
    });
    const { hashes } = chooseHeldOut(confirmed, DEFAULT_HELD_OUT);
    const random = done.filter(({ isForScores }) => isForScores);
    expect(hashes).toEqual(
      new Set(random.map(({ sentence }) => hashOfWords(wordsOf.get(sentence)!))),
    );
  });

  test("goes on where it was when it is made again after each", () => {
    let left = open();
    const confirmed = { all: 0, setAside: 0 };
    const found: boolean[] = [];
    for (let i = 0; i < 10; i++) {
      const [next] = nextUp(left, { ...options, confirmed, most: 1 });
      found.push(next.isForScores);
      confirmed.all++;
      if (next.isForScores) confirmed.setAside++;
      left = left.filter(({ sentence }) => sentence !== next.sentence);
    }
    expect(found).toEqual([0, 0, 0, 0, 1, 0, 0, 0, 0, 1].map(Boolean));
  });

  test("where many were confirmed by gain alone every second one is random", () => {
    const found = nextUp(open(), { ...options, confirmed: { all: 500, setAside: 0 }, most: 6 });
    expect(found.map(({ isForScores }) => isForScores)).toEqual([1, 0, 1, 0, 1, 0].map(Boolean));
  });

  test("all come in the end, and none where there are none", () => {
    const found = nextUp(open(all.slice(0, 50)), options);
    expect(new Set(found.map(({ sentence }) => sentence)).size).toBe(50);
    expect(nextUp([], options)).toEqual([]);
    expect(nextUp(open(all.slice(0, 1)), options)).toHaveLength(1);
  });
});

test("the plain orders hold everything; the random one stays when one is done", () => {
  const reading = nextUp(open(), { ...options, order: "reading" });
  expect(reading.map(({ sentence }) => sentence)).toEqual(all.map(({ sentence }) => sentence));
  const random = nextUp(open(), { ...options, order: "random" });
  expect(random).not.toEqual(reading);
  expect(random).toHaveLength(400);
  const left = open().filter(({ sentence }) => sentence !== random[0].sentence);
  expect(nextUp(left, { ...options, order: "random" })).toEqual(random.slice(1));
  // What is held out is no more at its beginning than anywhere.
  const first = random
    .slice(0, 200)
    .filter((one) => isAside({ ...one, words: wordsOf.get(one.sentence)! }));
  expect(first.length).toBeGreaterThan(25);
  expect(first.length).toBeLessThan(55);
});
