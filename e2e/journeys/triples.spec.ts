import type { Locator, Page } from "@playwright/test";
import { Parser } from "n3";
import { expectAccessible } from "../accessible.ts";
import { expect, test } from "../app.ts";
import { drop, exported, predicted, surface } from "../steps.ts";

const pane = (app: Page): Locator => app.getByRole("region", { name: "Triples" });
const tab = (app: Page): Locator =>
  app.getByRole("radiogroup", { name: "View" }).getByRole("radio", { name: "Triples" });

/** Sentences of a file: who lives where, every second time in other letters. */
const gold = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    tokens: [i % 2 ? "ADA" : "Ada", "lives", "in", "the", `Port${i >> 1}`, "."],
    entities: [
      { type: "Peop", start: 0, end: 1 },
      { type: "Loc", start: i % 2 ? 3 : 4, end: 5 },
    ],
    relations: [{ type: "Live_In", head: 0, tail: 1 }],
  }));

test("what relations say is a table that leads to the text", async ({ app, picture }) => {
  await predicted(app);
  await drop(app, { "gold.json": JSON.stringify(gold(400)) });
  await tab(app).click();
  const search = pane(app).getByRole("searchbox", { name: "Filter by text" });
  await search.fill("port7");
  await expect(pane(app).getByRole("status").first()).toContainText("11 of");
  const row = pane(app)
    .getByRole("row")
    .filter({ hasText: /Port7\b/ });
  await expect(row.getByRole("cell").nth(3)).toHaveText("2");
  await row.getByRole("button", { name: /^Ada/i }).press("Enter");
  await expect(row.getByRole("listitem")).toHaveCount(2);
  await pane(app).getByText("Counts by type").click();
  await expectAccessible(app, "the triples");
  await picture("triples-light");

  await row.getByRole("listitem").last().getByRole("button").press("Enter");
  await expect(surface(app)).toBeVisible();
  await expect(surface(app).getByText("Port7", { exact: false }).first()).toBeVisible();
  await tab(app).click();
  await expect(search).toHaveValue("port7");
  await expect(row.getByRole("listitem")).toHaveCount(2);

  const turtle = await exported(app, "Turtle (triples with provenance)");
  const quads = new Parser().parse(new TextDecoder().decode(turtle.bytes));
  const lives = quads.filter(({ predicate }) => predicate.value.endsWith(":relation:Live_In"));
  expect(lives).toHaveLength(200);

  await app.emulateMedia({ colorScheme: "dark" });
  await app.setViewportSize({ width: 400, height: 800 });
  await expectAccessible(app, "the triples when narrow", "colours");
  expect(await app.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
  await picture("triples-dark-narrow");
});
