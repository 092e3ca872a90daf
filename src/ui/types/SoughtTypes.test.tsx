// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { mounted } from "../fixtures/mounted.tsx";
import { SoughtTypes } from "./SoughtTypes.tsx";

test("a type that came is answered at once, and again when it was looked for", async () => {
  const sought = { entities: ["Firm"], relations: [] };
  const { page, setApp } = await mounted(<SoughtTypes kind="entity" />, {
    app: { prediction: { kind: "running", done: 0, total: 1, sought } },
  });
  const said = () => page.querySelector("[role=status]")?.textContent;
  expect(said()).toBe("Looking for Firm by name…");
  await setApp({ prediction: { kind: "idle" } });
  expect(said()).toMatch(/of Firm here/);
});
