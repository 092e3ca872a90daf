import { describe, expect, test } from "vitest";
import { countFilters, type FindForm, INITIAL_FORM, queryOf, withWhat } from "./findForm.ts";

const filtered: FindForm = {
  ...INITIAL_FORM,
  type: "Works",
  head: "Person",
  tail: "Firm",
  statuses: ["rejected"],
  scoreFrom: 0.5,
  illegal: true,
};

describe("a query", () => {
  test("is about the open document, unless all are wanted", () => {
    expect(queryOf(INITIAL_FORM, "d").doc).toBe("d");
    expect(queryOf({ ...INITIAL_FORM, everywhere: true }, "d").doc).toBeNull();
  });

  test("finds nothing where no document is open", () =>
    expect(queryOf(INITIAL_FORM, null).doc).toBe(""));

  test("has only the filters that what is looked for has", () => {
    const { type, statuses } = INITIAL_FORM;
    expect(queryOf({ ...filtered, what: "text" }, "d")).toMatchObject({
      type,
      statuses,
      head: null,
    });
    expect(queryOf({ ...filtered, what: "entities" }, "d")).toMatchObject({
      type: "Works",
      statuses: ["rejected"],
      scoreFrom: 0.5,
      head: null,
      tail: null,
      illegal: false,
    });
    expect(queryOf({ ...filtered, what: "relations" }, "d")).toMatchObject({
      head: "Person",
      tail: "Firm",
      illegal: true,
    });
  });
});

test("spans and relations do not share a type", () => {
  expect(withWhat({ ...filtered, what: "relations" }, "entities").type).toBeNull();
  expect(withWhat({ ...filtered, what: "relations" }, "relations").type).toBe("Works");
});

test.each([
  { what: "text", want: 0 },
  { what: "entities", want: 3 },
  { what: "relations", want: 6 },
] as const)("filters that count for $what: $want", ({ what, want }) => {
  expect(countFilters({ ...filtered, what })).toBe(want);
  expect(countFilters({ ...INITIAL_FORM, what, statuses: ["confirmed", "suggested"] })).toBe(0);
});
