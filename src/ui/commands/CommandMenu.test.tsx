// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { mounted, press } from "../fixtures/mounted.tsx";
import { CommandMenu } from "./CommandMenu.tsx";

const AT = { left: 0, top: 0, width: 0, height: 0 };
const items = () =>
  [...document.querySelectorAll("[role=menuitem] > span:first-child")].map((it) => it.textContent);

test("the menu offers what applies to what is selected, and nothing else", async () => {
  await mounted(<CommandMenu />, {
    selection: { kind: "entity", id: "ann" },
    view: { menu: AT },
  });
  expect(items()).toContain("Accept, go on");
  expect(items()).toContain("Start a relation from the selected span");
  expect(items()).not.toContain("Reverse the relation");
  expect(items()).not.toContain("Reopen the sentence");
});

test("choosing closes the menu", async () => {
  const { view } = await mounted(<CommandMenu />, {
    selection: { kind: "relation", id: "works" },
    view: { menu: AT },
  });
  expect(items()).toContain("Reverse the relation");
  const item = [...document.querySelectorAll("[role=menuitem]")].find((it) =>
    it.textContent?.startsWith("Reverse the relation"),
  );
  await press(item?.textContent?.trim() ?? "");
  expect(view.getState().menu).toBeNull();
});

test("nothing is drawn while it is closed", async () => {
  const { page } = await mounted(<CommandMenu />);
  expect(page.innerHTML).toBe("");
});
