import { expect, test } from "vitest";
import { escapeValue, readValue } from "./tsvValues.ts";

test.each(["\\", "a\\", "a\\\\", "[x]", "x\\[1]", "[", "->", "_", "*", "a|b;\t\n"])(
  "the value %j comes back, with and without an id",
  (value) => {
    expect(readValue(escapeValue(value))).toEqual({ value, id: null });
    expect(readValue(`${escapeValue(value)}[12]`)).toEqual({ value, id: "12" });
  },
);
