import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyTypeName } from "../types/anyTypeName.ts";
import { chooseHeldOut, strata } from "./chooseHeldOut.ts";
import type { Example } from "./example.ts";
import { DEFAULT_HELD_OUT, type HeldOutChoice, hashOfWords, type SeenBefore } from "./heldOut.ts";
import { type ConfirmedIn, FEW_EXAMPLES, textsOf } from "./texts.ts";

interface Sketch {
  readonly words: number;
  readonly doc: number;
  readonly types: readonly string[];
  readonly relation: string | null;
}

const exampleOf = ({ words, types, relation }: Sketch, i: number): Example => ({
  id: `${i}`,
  words: ["Sentence", `${words}`, "says", "it"],
  entities: types.map((type, at) => ({ type, start: at % 4, end: (at % 4) + 1 })),
  relations: relation !== null && types.length > 1 ? [{ type: relation, head: 0, tail: 1 }] : [],
});
const confirmedOf = (sketches: readonly Sketch[]): ConfirmedIn[] =>
  sketches.map((sketch, i) => ({ example: exampleOf(sketch, i), doc: `d${sketch.doc}` }));

const sketches = fc.array(anyTypeName, { minLength: 1, maxLength: 6 }).chain((names) => {
  const name = fc.constantFrom(...names);
  const sketch = fc.record({
    words: fc.nat(120),
    doc: fc.nat(6),
    types: fc.array(name, { maxLength: 3 }),
    relation: fc.option(name),
  });
  return fc.array(sketch, { maxLength: 120, size: "max" });
});
const choice: fc.Arbitrary<HeldOutChoice> = fc.record({
  share: fc.constantFrom(0, 1, 10, 20, 33, 50),
  seed: fc.nat(5),
  by: fc.constantFrom("sentences", "documents"),
});
const bySentences = choice.map((one): HeldOutChoice => ({ ...one, by: "sentences" }));
/** Texts of some numbers. */
const seenOf = (trained: (n: number) => boolean, heldOut: (n: number) => boolean): SeenBefore => ({
  isTrained: ([, n]) => trained(Number(n)),
  isHeldOut: ([, n]) => heldOut(Number(n)),
});

describe("what is held out", () => {
  test("is the share of each stratum, within one sentence, besides what covers a rare type", () => {
    fc.assert(
      fc.property(sketches, bySentences, (all, wanted) => {
        const confirmed = confirmedOf(all);
        const { hashes, added } = chooseHeldOut(confirmed, wanted);
        let over = 0;
        for (const stratum of strata(textsOf(confirmed).map((text) => ({ text })))) {
          const held = stratum.filter(({ text }) => hashes.has(text.hash)).length;
          const share = (stratum.length * wanted.share) / 100;
          expect(held).toBeGreaterThan(share - 1);
          over += Math.max(0, Math.ceil(held - share - 1));
        }
        expect(over).toBeLessThanOrEqual(added);
        if (wanted.share === 0) expect(hashes.size).toBe(0);
      }),
    );
  });

  test("is the share of all texts, also where many types make many small strata", () => {
    fc.assert(
      fc.property(sketches, bySentences, (all, wanted) => {
        const confirmed = confirmedOf(all);
        const { hashes, added } = chooseHeldOut(confirmed, wanted);
        const share = (textsOf(confirmed).length * wanted.share) / 100;
        expect(hashes.size).toBeGreaterThan(share - 1);
        expect(hashes.size - added).toBeLessThan(share + 1);
      }),
    );
    const manyTypes = Array.from({ length: 84 }, (_, words): Sketch => {
      return { words, doc: 0, types: [`Type ${words % 14}`], relation: null };
    });
    expect(chooseHeldOut(confirmedOf(manyTypes), DEFAULT_HELD_OUT).hashes.size).toBe(17);
  });

  test("shows every type that has enough examples", () => {
    fc.assert(
      fc.property(sketches, bySentences, (all, wanted) => {
        if (wanted.share === 0) return;
        const confirmed = confirmedOf(all);
        const { hashes } = chooseHeldOut(confirmed, wanted);
        for (const { types } of textsOf(confirmed))
          for (const { count, key } of types) {
            if (count < FEW_EXAMPLES) continue;
            const shown = textsOf(confirmed).filter((text) => hashes.has(text.hash));
            expect(shown.some((text) => text.types.some((type) => type.key === key))).toBe(true);
          }
      }),
      { numRuns: 30 },
    );
  });

  test("does not depend on the order, and copies change nothing", () => {
    fc.assert(
      fc.property(sketches, bySentences, (all, wanted) => {
        const confirmed = confirmedOf(all);
        const { hashes } = chooseHeldOut(confirmed, wanted);
        const more = [...confirmed.toReversed(), ...confirmed];
        expect(chooseHeldOut(more, wanted).hashes).toEqual(hashes);
      }),
    );
  });

  test("is never what a model was trained on, and always what it was scored on", () => {
    fc.assert(
      fc.property(sketches, choice, (all, wanted) => {
        const confirmed = confirmedOf(all);
        const seen = seenOf(
          (n) => n % 2 === 0,
          (n) => n % 3 === 0,
        );
        const { hashes } = chooseHeldOut(confirmed, wanted, seen);
        for (const { words, hash } of textsOf(confirmed)) {
          if (seen.isTrained(words)) expect(hashes.has(hash)).toBe(false);
          else if (seen.isHeldOut(words) && wanted.share > 0) expect(hashes.has(hash)).toBe(true);
        }
      }),
    );
  });

  test("hardly moves when examples are added one by one", () => {
    const TYPES = ["Person", "Org", "Place", "Product", "Rare"];
    const all = Array.from({ length: 400 }, (_, words): Sketch => {
      const at = (salt: string) => hashOfWords([salt, `${words}`]) % 100;
      const types = TYPES.filter((type, i) => at(type) < [50, 30, 20, 10, 2][i]);
      return { words, doc: words % 7, types, relation: at("relation") < 30 ? "Works" : null };
    });
    const confirmed = confirmedOf(all);
    let before: ReadonlySet<number> = chooseHeldOut(
      confirmed.slice(0, 100),
      DEFAULT_HELD_OUT,
    ).hashes;
    const moved: number[] = [];
    for (let count = 101; count <= 400; count++) {
      const { hashes } = chooseHeldOut(confirmed.slice(0, count), DEFAULT_HELD_OUT);
      const own = hashOfWords(confirmed[count - 1].example.words);
      const changed = [...before, ...hashes].filter((one) => before.has(one) !== hashes.has(one));
      moved.push(changed.filter((one) => one !== own).length);
      before = hashes;
    }
    expect(before.size).toBeGreaterThan(75);
    expect(before.size).toBeLessThan(85);
    expect(Math.max(...moved)).toBeLessThanOrEqual(8);
    expect(moved.reduce((a, b) => a + b) / moved.length).toBeLessThan(1);
  });

  test("says what it could not hold out anew, and what stays above the share", () => {
    const all = Array.from({ length: 100 }, (_, words) => ({ words, doc: 0, types: ["A"] }));
    const confirmed = confirmedOf(all.map((one) => ({ ...one, relation: null })));
    const trained = seenOf(
      (n) => n >= 10,
      () => false,
    );
    const barred = chooseHeldOut(confirmed, DEFAULT_HELD_OUT, trained);
    expect(barred.hashes.size).toBe(10);
    expect(barred.barred).toBeGreaterThan(10);
    const scored = seenOf(
      () => false,
      (n) => n < 30,
    );
    expect(chooseHeldOut(confirmed, DEFAULT_HELD_OUT, scored)).toMatchObject({ stayed: 10 });
  });

  test("are documents as wholes, where that is wanted", () => {
    const all = Array.from({ length: 200 }, (_, words) => ({
      words,
      doc: words % 20,
      types: ["A"],
      relation: null,
    }));
    const confirmed = confirmedOf(all);
    const byDocs: HeldOutChoice = { share: 20, seed: 3, by: "documents" };
    const { hashes } = chooseHeldOut(confirmed, byDocs);
    const held = confirmed.filter(({ example }) => hashes.has(hashOfWords(example.words)));
    for (const { doc } of held)
      expect(held.filter((one) => one.doc === doc)).toHaveLength(200 / 20);
    expect(hashes.size).toBe(40);
    expect(chooseHeldOut(confirmed, { ...byDocs, seed: 4 }).hashes).not.toEqual(hashes);
    const one = confirmed.filter(({ doc }) => doc === "d1");
    expect(chooseHeldOut(one, byDocs).hashes.size).toBe(0);
  });
});
