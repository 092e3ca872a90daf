// @vitest-environment happy-dom
import { expect, test } from "vitest";
import type { Changes } from "../../core/learn/stability.ts";
import { SCHEMA } from "../commands/fixture.ts";
import { mounted } from "../fixtures/mounted.tsx";
import { StabilityTable } from "./StabilityTable.tsx";

const [{ name, verbose }] = SCHEMA.entities;
const entities = { before: 20, kept: 15, retyped: 2, lost: 3, added: 4 };
const relations: Changes = { before: 6, kept: 6, retyped: 0, lost: 0, added: 1, types: {} };

const shown = async (types: Changes["types"]) => {
  const stability = { sentences: 50, entities: { ...entities, types }, relations };
  const { page } = await mounted(<StabilityTable stability={stability} />, {
    app: { project: { docs: {}, schema: SCHEMA } },
  });
  return page;
};

test("what became of spans and relations is counted", async () => {
  const page = await shown({});
  const rows = [...page.querySelectorAll("tbody tr")].map((row) =>
    [...row.querySelectorAll("th, td")].map((cell) => cell.textContent),
  );
  expect(rows).toEqual([
    ["Spans", "15 of 20", "2", "3", "4"],
    ["Relations", "6 of 6", "0", "0", "1"],
  ]);
  expect(page.querySelector(".note")).toBeNull();
});

test("a type of which more than a tenth is gone is named, with what there was", async () => {
  const page = await shown({ [name]: { before: 10, kept: 8 }, Else: { before: 10, kept: 9 } });
  const note = page.querySelector(".note")?.textContent;
  expect(note).toContain(`${verbose} (8 of 10 kept)`);
  expect(note).not.toContain("Else");
});

test("of few suggestions it is said that they tell little", async () => {
  const page = await shown({ [name]: { before: 40, kept: 30 }, Else: { before: 8, kept: 7 } });
  const [much, little] = [...page.querySelectorAll(".note")].map(({ textContent }) => textContent);
  expect(much).toContain(`${verbose} (30 of 40 kept)`);
  expect(little).toContain("too few to tell much: Else (7 of 8 kept)");
});
