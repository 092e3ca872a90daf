import type { Locator, Page } from "@playwright/test";
import { Parser } from "n3";
import { expectAccessible, expectAccessibleInBothSchemes } from "../accessible.ts";
import { expect, test } from "../app.ts";
import { actOn, drop, exported, predicted, saved, surface } from "../steps.ts";

const pane = (app: Page): Locator => app.getByRole("region", { name: "Triples" });
const tab = (app: Page): Locator =>
  app.getByRole("radiogroup", { name: "View" }).getByRole("radio", { name: "Triples" });

const show = (app: Page, view: string): Promise<void> =>
  pane(app).getByRole("radiogroup", { name: "Show as" }).getByRole("radio", { name: view }).click();

const choose = (app: Page, thing: string): Promise<void> =>
  pane(app)
    .getByRole("checkbox", { name: `Choose ${thing}`, exact: true })
    .first()
    .check();

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

test("what relations say is a table that leads to the text; mentions are merged, and drawn as a graph", async ({
  app,
  picture,
}) => {
  await predicted(app);
  await test.step("mentions are merged, kept and taken back, and drawn as a graph", async () => {
    await drop(app, { "people.json": JSON.stringify(people()) });
    await tab(app).click();
    await pane(app).getByRole("searchbox", { name: "Filter by text" }).fill("m");
    const chosen = pane(app).getByRole("region", { name: "Chosen mentions" });
    await choose(app, "John Smith");
    await choose(app, "Jon Smit");
    await chosen.getByRole("button", { name: "Merge as one" }).press("Enter");
    await expect(chosen).toBeHidden();
    await pane(app).getByText("Perhaps the same (1)").click();
    await pane(app)
      .getByRole("button", { name: "Merge John Smith, J. Smith as John Smith" })
      .press("Enter");
    await expect(pane(app).getByText("Perhaps the same")).toBeHidden();
    await expect(pane(app).getByRole("button", { name: /^J\. Smith/ })).toBeHidden();

    await saved(app);
    await app.reload();
    await predicted(app);
    await tab(app).click();
    await choose(app, "John Smith");
    await expect(chosen.getByRole("checkbox")).toHaveCount(3);
    await app.getByRole("button", { name: "Undo" }).click();
    await expect(chosen.getByRole("checkbox")).toHaveCount(2);
    await chosen.getByText("Jon Smit", { exact: true }).click();
    await chosen.getByRole("button", { name: "Split apart" }).press("Enter");
    await expect(pane(app).getByRole("checkbox", { name: "Choose Jon Smit" })).toBeVisible();

    await show(app, "Graph");
    const things = pane(app).getByRole("list", { name: "Things" });
    await expect(pane(app).getByText("being laid out")).toBeHidden();
    await things.getByRole("button", { name: /^Rome/ }).press("Enter");
    await pane(app).getByRole("button", { name: "Only with its neighbours" }).press("Enter");
    await expect(pane(app).getByText("4 things, 3 links")).toBeVisible();
    await expectAccessibleInBothSchemes(app, "the graph", (scheme) => picture(`graph-${scheme}`));
    await things.getByRole("button", { name: /^Ada/ }).press("Enter");
    await expect(things.getByRole("button", { name: /^Ada/, expanded: true })).toBeVisible();

    for (const form of ["PNG", "SVG", "GraphML"]) {
      const waiting = app.waitForEvent("download");
      await pane(app)
        .getByRole("button", { name: `Save as ${form}` })
        .press("Enter");
      const name = (await waiting).suggestedFilename();
      expect(name).toBe(`spanloom-graph.${form.toLowerCase()}`);
    }
    await pane(app).getByRole("button", { name: "Back to all" }).press("Enter");
    await expect(pane(app).getByText("4 things, 3 links")).toBeHidden();

    await app.setViewportSize({ width: 400, height: 800 });
    await expectAccessible(app, "the graph when narrow", "all but colours");
    await picture("graph-narrow");
  });

  await test.step("what relations say is a table that leads to the text", async () => {
    await app.setViewportSize({ width: 1280, height: 720 });
    await app.getByRole("radio", { name: "Text", exact: true }).click();
    await actOn(app, "people.json", "Move to the trash");
    await drop(app, { "gold.json": JSON.stringify(gold(400)) });
    await tab(app).click();
    await show(app, "Table");
    const search = pane(app).getByRole("searchbox", { name: "Filter by text" });
    await search.fill("port7");
    await expect(pane(app).getByRole("status").first()).toContainText("11 of");
    const row = pane(app)
      .getByRole("row")
      .filter({ hasText: /Port7\b/ });
    await expect(row.getByRole("cell").nth(3)).toHaveText("2");
    await row.getByRole("button", { name: /^Ada/i }).press("Enter");
    await expect(row.getByRole("listitem")).toHaveCount(2);
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
    const tabs = app.locator(".center-tabs");
    await expect(tabs.getByRole("radio", { name: "Triples" })).toBeInViewport();
    expect((await tabs.boundingBox())!.height).toBeLessThan(48); // They are one line.
    await pane(app)
      .getByText(/^Filters.* and order$/)
      .click();
    for (const view of ["Table", "Types"]) {
      await show(app, view);
      await expectAccessible(app, `${view} of triples when narrow`, "colours");
      await picture(`triples-${view.toLowerCase()}-dark-narrow`);
    }
  });
});

/** People by their names, and where they live. */
const people = () =>
  [
    ["John Smith", "Rome"],
    ["J. Smith", "Rome"],
    ["Jon Smit", "Lima"],
    ["Ada", "Lima"],
    ["Ada", "ROME"],
    ["Eve", "Oslo"],
  ].map(([who, where]) => {
    const name = who.split(" ");
    const at = name.length + 2;
    return {
      tokens: [...name, "lives", "in", where, "."],
      entities: [
        { type: "Peop", start: 0, end: name.length },
        { type: "Loc", start: at, end: at + 1 },
      ],
      relations: [{ type: "Live_In", head: 0, tail: 1 }],
    };
  });
