import { describe, expect, test } from "vitest";
import { segment } from "./segment.ts";

const read = (text: string) =>
  segment("d", text).map(({ words }) => words.map(([a, b]) => text.slice(a, b)).join("|"));

describe("a text whose words were separated before", () => {
  test("keeps its words, odd ones too, and its lines are sentences", () => {
    const text = "Mr. Fox , he said. ( Reuter )\nthe U.S. , with $100 .\nit ca n't 're-do .";
    expect(read(text)).toEqual([
      "Mr.|Fox|,|he|said.|(|Reuter|)",
      "the|U.S.|,|with|$100|.",
      "it|ca|n't|'re-do|.",
    ]);
  });

  test("is split into sentences where a line holds several", () => {
    expect(read("He left , now . She stayed . They came .")).toEqual([
      "He|left|,|now|.",
      "She|stayed|.",
      "They|came|.",
    ]);
  });

  test("is not one where commas stand at words", () => {
    const text = "Mr. Fox, 100mg said (Reuter). A . stray , one ) here, there.";
    expect(read(text)[0]).toBe("Mr.|Fox|,|100|mg|said|(|Reuter|)|.");
  });
});
