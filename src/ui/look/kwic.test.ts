import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kwic } from "./kwic.ts";

const LONG =
  "In the spring of that year nobody in the whole town knew that Marta Lindquist had left for Oslo with her brother and that she would not come back before the summer.";
const of = (text: string, words: string) => {
  const start = text.indexOf(words);
  return kwic(text, { start, end: start + words.length });
};

describe("a context", () => {
  test("of a short text is the text", () =>
    expect(of("Ann lives in Oslo.", "lives")).toEqual({
      left: "Ann ",
      match: "lives",
      right: " in Oslo.",
    }));

  test("is cut between words", () =>
    expect(of(LONG, "Marta Lindquist")).toEqual({
      left: "…in the whole town knew that ",
      match: "Marta Lindquist",
      right: " had left for Oslo with her brother and…",
    }));

  test("is on one line", () =>
    expect(of("a\r\n\nb Ann\tLee\nc", "Ann\tLee")).toEqual({
      left: "a b ",
      match: "Ann Lee",
      right: " c",
    }));

  test("of a long match shows its ends", () => {
    const { match } = kwic(LONG.repeat(3), { start: 3, end: 400 });
    expect(match.length).toBeLessThan(170);
    expect(match).toMatch(/^the spring .* … .*\bthe$|^the spring .* … /);
  });

  test("where words are not apart is cut between characters", () => {
    const text = "𠮷".repeat(200);
    const whole = kwic(text, { start: 200, end: 202 });
    expect(Object.values(whole).join("")).not.toMatch(/\p{Surrogate}/u);
  });
});

test("the parts are those of the text", () => {
  const unit = fc.constantFrom("a", "𠮷", " ", "b", "\n");
  const place = fc.record({
    text: fc.string({ unit, minLength: 1, maxLength: 300 }),
    at: fc.nat(),
  });
  fc.assert(
    fc.property(place, ({ text, at }) => {
      const whole = [...text];
      const index = at % whole.length;
      const start = whole.slice(0, index).join("").length;
      const end = start + whole[index].length;
      const { left, match, right } = kwic(text, { start, end });
      const line = (s: string) => s.replace(/\s+/g, " ");
      expect(match).toBe(line(text.slice(start, end)));
      expect(line(text.slice(0, start)).endsWith(left.replace("…", ""))).toBe(true);
      expect(line(text.slice(end)).startsWith(right.replace("…", ""))).toBe(true);
      expect(left + match + right).not.toMatch(/\p{Surrogate}/u);
    }),
  );
});
