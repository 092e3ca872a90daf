import { expect, test } from "vitest";
import { reaches } from "./reaches.ts";

/** An element of the page, known by the selectors that it or what is around it matches. */
const inside = (...selectors: string[]) =>
  ({
    closest: (wanted: string) =>
      wanted.split(", ").some((one) => one === "body *" || selectors.includes(one)) ? {} : null,
  }) as unknown as Element;

const page = { closest: () => null } as unknown as Element;
const button = "button:not([aria-haspopup])";
const letter = {};
const anywhere = { anywhere: true } as const;

test.each([
  { name: "in the text, every key", got: reaches(letter, "ArrowDown", inside("[data-surface]")) },
  { name: "with the focus nowhere, every key", got: reaches(letter, "j", page) },
  { name: "on a button, a letter", got: reaches(letter, "j", inside(button)) },
  { name: "in a list of results, a letter", got: reaches(letter, "x", inside("[data-commands]")) },
  {
    name: "in a list of results that is a list box, too",
    got: reaches(letter, "Delete", inside("[data-commands]", "[role=listbox]")),
  },
  {
    name: "on a document's row, what works anywhere",
    got: reaches(anywhere, "?", inside("[role=grid]")),
  },
])("reaches: $name", ({ got }) => expect(got).toBe(true));

test.each([
  { name: "in a field, nothing", got: reaches(anywhere, "Mod+k", inside("input")) },
  { name: "in a field of a list", got: reaches(letter, "j", inside("input", "[data-commands]")) },
  { name: "in a menu, nothing", got: reaches(anywhere, "?", inside("[role=menu]")) },
  { name: "in a dialog, nothing", got: reaches(anywhere, "Mod+z", inside("[role=dialog]")) },
  { name: "in a list box, nothing", got: reaches(letter, "j", inside("[role=listbox]")) },
  { name: "on a button, not Enter", got: reaches(letter, "Enter", inside(button)) },
  {
    name: "on a button of tabs, no letter",
    got: reaches(letter, "j", inside(button, "[role=tablist]")),
  },
  { name: "on a document's row, no letter", got: reaches(letter, "j", inside("[role=grid]")) },
  {
    name: "in a list of results, not what moves in it",
    got: reaches(letter, "ArrowDown", inside("[data-commands]")),
  },
  { name: "nor Shift and Tab", got: reaches(letter, "Shift+Tab", inside("[data-commands]")) },
])("does not reach: $name", ({ got }) => expect(got).toBe(false));
