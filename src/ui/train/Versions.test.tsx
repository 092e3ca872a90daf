// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { madeVersion } from "../../core/fixtures/version.ts";
import { mounted } from "../fixtures/mounted.tsx";
import { finished } from "../proof/fixture.ts";
import { Versions } from "./Versions.tsx";

test("what keeps a model from being opened is said, and by the buttons that cannot be pressed", async () => {
  const app = { versions: [madeVersion("constructor", "x").version] };
  const { page, setApp } = await mounted(<Versions />, { app });
  const named = (start: string) => [
    ...page.querySelectorAll<HTMLButtonElement>(`button[aria-label^="${start}"]`),
  ];
  expect(page.querySelector("[role=status]")).toBeNull();
  await setApp({ training: finished() });
  const why = page.querySelector("[role=status]")!;
  expect(why.textContent).toContain("keep or discard it");
  expect(named("Use").length).toBeGreaterThan(1);
  for (const button of named("Use")) {
    expect(button.disabled).toBe(true);
    expect(button.getAttribute("aria-describedby")).toBe(why.id);
  }
  expect(named("Name and note")[0].disabled).toBe(false);
});
