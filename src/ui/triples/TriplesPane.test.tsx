// @vitest-environment happy-dom
import { act } from "react";
import { beforeEach, expect, test, vi } from "vitest";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import { INITIAL_TRIPLES } from "../app/tripleForm.ts";
import { SCHEMA } from "../commands/fixture.ts";
import { mounted } from "../fixtures/mounted.tsx";
import { TriplesPane } from "./TriplesPane.tsx";

const project = { docs: { d: DOC }, schema: SCHEMA };
const toggles = (page: HTMLElement) => [
  ...page.querySelectorAll<HTMLElement>("[role=row] [aria-expanded]"),
];

// The page has no sizes here: the window of the list is as large as everything.
beforeEach(() => {
  for (const size of ["clientHeight", "clientWidth"] as const)
    vi.spyOn(HTMLElement.prototype, size, "get").mockReturnValue(1000);
});

test("a triple opens to the sentence that says it, which leads to the text", async () => {
  const { page, view, done } = await mounted(<TriplesPane />, {
    app: { project },
    view: { center: "triples", triples: { ...INITIAL_TRIPLES, sort: "text" } },
  });
  expect(page.querySelector("[role=status]")?.textContent).toBe("2 triples");
  const [first] = toggles(page);
  expect(first.textContent).toContain("Ann Lee");
  await act(async () => first.click());
  expect(toggles(page)[0].getAttribute("aria-expanded")).toBe("true");
  const said = page.querySelector<HTMLElement>(".triple-evidence button");
  expect(said?.textContent).toContain("Ann Lee works for Acme.");
  await act(async () => said?.click());
  expect(view.getState()).toMatchObject({ center: "text", reveal: { doc: "d", offset: 0 } });
  expect(done.some((call) => call.startsWith('select {"kind":"relation"'))).toBe(true);
});

test("they are narrowed and grouped, and none is said in words", async () => {
  const { page, view } = await mounted(<TriplesPane />, {
    app: { project },
    view: { center: "triples", triples: { ...INITIAL_TRIPLES, group: "head", text: "acme" } },
  });
  expect(page.querySelector("[role=status]")?.textContent).toBe("1 of 2 triples shown");
  expect(page.querySelector(".triple-group")?.textContent).toBe("Ann Lee 1 triple");
  await act(async () => view.setState({ triples: { ...INITIAL_TRIPLES, text: "nobody" } }));
  expect(page.textContent).toContain("No triple is like that.");
  expect(toggles(page)).toHaveLength(0);
});
