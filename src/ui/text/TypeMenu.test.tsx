// @vitest-environment happy-dom
import { act } from "react";
import { expect, test } from "vitest";
import type { Schema } from "../../core/document/document.ts";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import { visibly } from "../../language/unseen.ts";
import type { Choosing } from "../app/viewState.ts";
import { mounted, press } from "../fixtures/mounted.tsx";
import { TypeMenu } from "./TypeMenu.tsx";

const type = (name: string, verbose: string) => ({ name, short: name, verbose, formerNames: [] });
const SCHEMA: Schema = {
  entities: [
    type("Person", "Person"),
    type("Place", "Place"),
    type("A b", "A <b>chemical</b> compound"),
    type("RTL", "\u202e\u05e9\u05dd"),
  ],
  relations: [],
};
const AT = { left: 0, top: 0, width: 0, height: 0 };
const WORDS = { kind: "newEntity", start: 14, end: 17 } as const;

/** The menu with the focus on its first item, where the browser puts it. */
async function opened(what: Choosing = WORDS) {
  const drawn = await mounted(<TypeMenu />, {
    view: { choosing: { what, at: AT } },
    app: {
      project: { docs: { d: DOC }, schema: SCHEMA },
      alternatives: () => new Promise(() => {}), // the model has not answered yet
    },
  });
  await act(async () => items()[0]?.focus());
  return drawn;
}
const items = () => [...document.querySelectorAll<HTMLElement>("[role=menuitem]")];
const focused = () => (document.activeElement as HTMLElement | null)?.dataset.type;

/** Presses keys one after the other, where the focus is. */
async function pressKeys(...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await act(async () => {
      const at = document.activeElement ?? document.body;
      at.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      at.dispatchEvent(new KeyboardEvent("keyup", { key, bubbles: true, cancelable: true }));
    });
  }
}

test("lists the types by the names that users see, whatever these are", async () => {
  await opened();
  expect(items().map((item) => item.querySelector(".type-text")?.textContent)).toEqual(
    SCHEMA.entities.map(({ verbose }) => visibly(verbose)),
  );
  expect(document.querySelector("[role=menuitem] b")).toBeNull();
});

test("letters lead to the type that they may mean, and the first that means one only labels", async () => {
  const { done, view } = await opened();
  await pressKeys("p");
  expect(focused()).toBe("Place");
  expect(view.getState().choosing).not.toBeNull();
  await pressKeys("e");
  expect(done).toContain("addEntity 14 17 Person ");
  expect(view.getState().choosing).toBeNull();
});

test.each([
  { name: "with blanks and marks", key: "c", want: "A b" },
  { name: "from right to left", key: "\u05e9", want: "RTL" },
])("letters of a name $name", async ({ key, want }) => {
  const { done } = await opened();
  await pressKeys(key);
  expect(done).toContain(`addEntity 14 17 ${want} `);
});

test("a letter that is in no name does nothing", async () => {
  const { done, view } = await opened();
  await pressKeys("z");
  expect(done).not.toContain(expect.stringContaining("addEntity"));
  expect(view.getState().choosing).not.toBeNull();
});

test("the key of a type labels at once", async () => {
  const { done } = await opened();
  await pressKeys("3");
  expect(done).toContain("addEntity 14 17 A b ");
});

test("Enter gives the type that has the focus", async () => {
  const { done, view } = await opened();
  await pressKeys("p", "Enter");
  expect(done).toContain("addEntity 14 17 Place ");
  expect(view.getState().choosing).toBeNull();
});

test("Enter before the model has answered takes its guess", async () => {
  const { done } = await opened();
  await pressKeys("Enter");
  expect(done.some((line) => line.startsWith("addGuessed 14 17"))).toBe(true);
});

test("Escape leaves, and nothing is labelled", async () => {
  const { done, view } = await opened();
  await pressKeys("Escape");
  expect(view.getState().choosing).toBeNull();
  expect(done.filter((line) => line.startsWith("add"))).toEqual([]);
});

test("its title says which sentences the choice will join", async () => {
  const { done } = await opened({ kind: "newEntity", start: 18, end: 27 });
  expect(document.querySelector("[role=menu]")?.getAttribute("aria-label")).toBe(
    "Type of the new span, joining 2 sentences",
  );
  await press("Place2");
  expect(done).toContain("addEntity 18 27 Place ");
});

test("it closes by itself when its span goes", async () => {
  const { view } = await opened({ kind: "retypeEntity", id: "gone" });
  expect(view.getState().choosing).toBeNull();
});
