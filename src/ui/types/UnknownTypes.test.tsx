// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import { SCHEMA } from "../commands/fixture.ts";
import { mounted } from "../fixtures/mounted.tsx";
import { UnknownTypes } from "./UnknownTypes.tsx";

test("the fold's words are its name, and are said when they change", async () => {
  const confirmed = { [DOC.sentences[0].id]: { entities: [], relations: [] } };
  const project = { docs: { d: { ...DOC, confirmed } }, schema: SCHEMA };
  const { page } = await mounted(<UnknownTypes />, { app: { project } });
  const fold = page.querySelector("button[aria-expanded]")!;
  expect(fold.textContent).toBe("3 types are not known in some confirmed sentences");
  // What names itself from its content takes no words of a status.
  expect(fold.querySelector("[role]")).toBeNull();
  expect(fold.closest("[role=status]")).not.toBeNull();
});
