// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import { SCHEMA } from "../commands/fixture.ts";
import { mounted } from "../fixtures/mounted.tsx";
import { KnownTypes } from "./KnownTypes.tsx";

test("the colon belongs to the last word of a type's name, however many lines that has", async () => {
  const drug = { ...SCHEMA.entities[0], name: "Drug", verbose: "A drug of a long name" };
  const schema = { ...SCHEMA, entities: [...SCHEMA.entities, drug] };
  const { page } = await mounted(<KnownTypes />, {
    app: { project: { docs: { d: DOC }, schema } },
  });
  const names = [...page.querySelectorAll(".type-text")].map((it) => it.textContent);
  expect(names).toContain("A drug of a long name:");
  expect(page.textContent).toMatch(/A drug of a long name: 0 of \d/);
});
