import { expect, test } from "vitest";
import { rank } from "./rank.ts";

const NAME = "Accept the whole sentence";

test.each([
  { name: "nothing typed fits everything", query: "", want: 0 },
  { name: "the beginning", query: "acc", want: 0 },
  { name: "capitals and spaces do not matter", query: " ACCEPT ", want: 0 },
  { name: "the beginning of a word", query: "sent", want: 1 },
  { name: "a part of a word", query: "hole", want: 2 },
  { name: "words in any order", query: "sentence accept", want: 3 },
  { name: "beginnings of words", query: "aws", want: 4 },
  { name: "longer beginnings of words", query: "acsent", want: 4 },
  { name: "letters from anywhere do not do", query: "cpno", want: null },
  { name: "nor letters in another order", query: "swa", want: null },
])("$name", ({ query, want }) => expect(rank(query, NAME)).toBe(want));
