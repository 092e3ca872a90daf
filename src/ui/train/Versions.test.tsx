// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { mounted } from "../fixtures/mounted.tsx";
import { Versions } from "./Versions.tsx";

test("what keeps a model from being opened is said, and by the buttons that cannot be pressed", async () => {
  const { page, setApp } = await mounted(<Versions />);
  const uses = () => [...page.querySelectorAll("button[aria-label^=Use]")];
  expect(page.querySelector("[role=status]")).toBeNull();
  await setApp({ training: { kind: "finished" } as never });
  const why = page.querySelector("[role=status]")!;
  expect(why.textContent).toContain("keep or discard it");
  expect(uses().length).toBeGreaterThan(0);
  for (const button of uses()) {
    expect(button.hasAttribute("disabled")).toBe(true);
    expect(button.getAttribute("aria-describedby")).toBe(why.id);
  }
});
