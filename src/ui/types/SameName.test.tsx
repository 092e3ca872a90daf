// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import { mounted, press } from "../fixtures/mounted.tsx";
import { TypesDialog } from "./TypesDialog.tsx";

const type = (name: string, verbose: string, short = name) => ({
  name,
  short,
  verbose,
  formerNames: [],
});
const drawn = (...entities: readonly ReturnType<typeof type>[]) =>
  mounted(<TypesDialog onClose={() => {}} />, {
    app: { project: { docs: { d: DOC }, schema: { entities, relations: [] } } },
  });
const notes = () => [...document.querySelectorAll("[role=note]")].map((note) => note.textContent);

test("types of one name are marked with what tells them apart, and merged from there", async () => {
  const { done } = await drawn(
    type("Loc", "Place"),
    type("Peop", "<b>A person"),
    type("Person", "<b>A\u00a0person "),
  );
  expect(notes()).toEqual([
    expect.stringContaining("In files this one is “Peop”, the other “Person”."),
    expect.stringContaining("In files this one is “Person”, the other “Peop”."),
  ]);
  await press("Merge into the other…");
  await press("Merge");
  expect(done).toContain("mergeType entity Peop Person");
});

test("so are those that are only shortened alike; others are not", async () => {
  await drawn(type("Loc", "Place", "P"), type("Peop", "Person", "P"), type("Org", "Firm", "F"));
  expect(notes()).toHaveLength(2);
});
