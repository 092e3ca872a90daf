import { expect, test } from "vitest";
import { fromLeft, levelRuns } from "./levelRuns.ts";

/** The line as it is seen: what runs leftwards is turned round. */
const seen = (text: string, base: 0 | 1): string =>
  fromLeft(levelRuns(text, base))
    .map(({ start, end, level }) => {
      const letters = [...text.slice(start, end)];
      return (level % 2 === 1 ? letters.reverse() : letters).join("");
    })
    .join("");

// Pairs as a browser draws them; the letters of Hebrew are alef, bet, gimel.
test.each([
  ["ab cd", 0, "ab cd"],
  ["אב ג", 1, "ג בא"],
  ["ab אב cd", 0, "ab בא cd"],
  ["ab אב ג cd", 0, "ab ג בא cd"],
  ["אב ab cd ג", 1, "ג ab cd בא"],
  ["אב 1,5 ג", 1, "ג 1,5 בא"],
  ["ab אב 12", 0, "ab 12 בא"],
  ["ab אב.", 0, "ab בא."],
  ["אב.", 1, ".בא"],
  ["", 0, ""],
] as const)("%j from side %i", (text, base, want) => expect(seen(text, base)).toBe(want));
