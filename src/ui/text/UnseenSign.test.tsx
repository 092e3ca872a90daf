import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { unseenIn } from "../../language/unseen.ts";
import { withSigns } from "./UnseenSign.tsx";

const drawn = (text: string, start = 0, end = text.length): string =>
  renderToStaticMarkup(<p>{withSigns(text, unseenIn(text, "text"), { start, end })}</p>);
const textOf = (html: string): string => html.replace(/<[^>]*>/g, "");

test("signs add no letter to a text", () => {
  const text = "a\u202eb\u202cc \u200b 👩‍👩‍👧 \u2067שלום\u2069.";
  expect(textOf(drawn(text))).toBe(text);
  expect(textOf(drawn(text, 1, 4))).toBe(text.slice(1, 4));
  expect([...drawn(text).matchAll(/data-sign="(\w+)"/g)].map(([, sign]) => sign)).toEqual(
    "RLO PDF ZWSP RLI PDI".split(" "),
  );
  expect(drawn(text)).toContain('aria-label="Invisible character RLO, U+202E"');
});

test("a text without them is a text alone", () => {
  expect(drawn("plain, née 👩‍👩‍👧")).toBe("<p>plain, née 👩‍👩‍👧</p>");
});
