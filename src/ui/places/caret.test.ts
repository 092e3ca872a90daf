import { expect, test } from "vitest";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import { caretSpan, moveCaret, wordCaret } from "./caret.ts";

const [first, second] = DOC.sentences;
const words = (caret: ReturnType<typeof wordCaret>) => {
  const { start, end } = caretSpan(DOC, caret)!;
  return DOC.text.slice(start, end);
};

test.each([
  { name: "one word on", caret: moveCaret(DOC, wordCaret(first, 0), 1, false), want: "Lee" },
  {
    name: "extended to the right",
    caret: moveCaret(DOC, wordCaret(first, 0), 1, true),
    want: "Ann Lee",
  },
  {
    name: "extended to the left",
    caret: moveCaret(DOC, wordCaret(first, 4), -1, true),
    want: "for Acme",
  },
  {
    name: "on into the next sentence",
    caret: moveCaret(DOC, wordCaret(first, 5), 1, false),
    want: "She",
  },
  {
    name: "back into the former one",
    caret: moveCaret(DOC, wordCaret(second, 0), -1, false),
    want: ".",
  },
  {
    name: "extended into the next sentence",
    caret: moveCaret(DOC, wordCaret(first, 5), 1, true),
    want: ". She",
  },
  {
    name: "and on in it",
    caret: moveCaret(DOC, moveCaret(DOC, wordCaret(first, 5), 1, true), 1, true),
    want: ". She lives",
  },
  {
    name: "and back again",
    caret: moveCaret(DOC, moveCaret(DOC, wordCaret(first, 5), 1, true), -1, true),
    want: ".",
  },
  {
    name: "extended into the former sentence",
    caret: moveCaret(DOC, wordCaret(second, 0), -1, true),
    want: ". She",
  },
  {
    name: "nothing before the text",
    caret: moveCaret(DOC, wordCaret(first, 0), -1, false),
    want: "Ann",
  },
])("$name", ({ caret, want }) => expect(words(caret)).toBe(want));
