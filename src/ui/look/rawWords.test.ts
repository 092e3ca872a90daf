import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Where words of a text are cut out, but are not shown as they are. */
const NOT_SHOWN = [
  "commands/borders.ts", // for the direction alone
  "commands/bulk.ts", // looked for
  "commands/caret.ts", // for the direction alone
  "commands/clipboard.ts", // copied
  "commands/goToSentence.ts", // a value of `t`, which makes values visible
  "examples/shownExamples.ts", // looked through
  "figure/figureLines.ts", // it takes out what turns
  "figure/layoutBlock.ts", // figureLines takes out what turns
  "inspector/EntityCard.tsx", // for the direction alone
  "inspector/evidenceOf.ts", // compared
  "look/kwic.ts", // made visible when cut
  "rows/sentenceView.ts", // drawn with signs
  "rows/textBlocks.ts", // for blank lines
  "text/UnseenSign.tsx", // it draws the signs
  "text/pointer/TouchSelection.tsx", // a value of `t`, too
  "text/typeChoices.ts", // compared
  "text/window/rowMetrics.ts", // measured
];
const ROOT = new URL("../", import.meta.url).pathname;
const files = readdirSync(ROOT, { recursive: true, encoding: "utf8" }).filter(
  (file) => /\.tsx?$/.test(file) && !file.includes(".test."),
);
const linesOf = (file: string) => readFileSync(ROOT + file, "utf8").split("\n");

test("words of texts are shown by visiblePart or visibleWords", () => {
  const cut = files.filter((file) =>
    linesOf(file).some((line) => /(?:\btext|\.text\)?)\??\.slice\(/.test(line)),
  );
  expect(cut.filter((file) => !NOT_SHOWN.includes(file))).toEqual([]);
});

test("names of documents are shown by visibly", () => {
  const raw = files.flatMap((file) =>
    linesOf(file).filter((line) => />\{(?:doc|document|left|right)\.name\}/.test(line)),
  );
  expect(raw).toEqual([]);
});
