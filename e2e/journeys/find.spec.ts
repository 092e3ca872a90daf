import type { Locator, Page } from "@playwright/test";
import { expectAccessibleInBothSchemes } from "../accessible.ts";
import { expect, test } from "../app.ts";
import { addText, predicted, sentence, surface, takeImport } from "../steps.ts";

const TEXT = `Ida Moss lives in Oslo and met Robert Vane of the Tarn Bank in Paris.
Nobody was there but the miller and his dog. Ida Moss left Oslo for Paris, France.`;

const field = (app: Page): Locator => app.getByRole("searchbox", { name: "Find" });
const list = (app: Page): Locator => app.getByRole("listbox", { name: "Results" });
const results = (app: Page): Locator => list(app).getByRole("option");
const active = (app: Page): Locator => list(app).getByRole("option", { selected: true });

async function look(app: Page, what: "Text" | "Spans" | "Relations"): Promise<void> {
  await app
    .getByRole("radiogroup", { name: "What to find" })
    .getByRole("radio", { name: what })
    .click();
}

/** The tab of the inspector, opened by its key. */
async function openFind(app: Page): Promise<void> {
  await surface(app).focus();
  await app.keyboard.press("/");
  await expect(field(app)).toBeFocused();
}

test("text, spans and relations are found, decided in the list, and walked through, thousands of them too", async ({
  app,
  picture,
}) => {
  await predicted(app);
  await test.step("text is found while it is typed, and walked through by the arrow keys", async () => {
    await addText(app, TEXT, "Mill");
    await predicted(app);
    await openFind(app);
    await app.keyboard.type("ida moss");
    await expect(app.getByRole("status").filter({ hasText: "2 places" })).toBeAttached();
    await expect(results(app)).toHaveCount(2);
    await expect(results(app).first()).toHaveAccessibleName(/^Ida Moss lives in Oslo/);

    await app.keyboard.press("Enter");
    await expect(list(app)).toBeFocused();
    await expect(active(app)).toHaveAccessibleName(/^Ida Moss lives in Oslo/);
    await app.keyboard.press("ArrowDown");
    await expect(active(app)).toHaveAccessibleName(/Ida Moss left Oslo/);
    await expect(list(app)).toBeFocused();
    await picture("find-text");

    // Words that were found get their type from the list.
    await app.keyboard.press("4");
    await expect(
      sentence(app, 3).getByRole("button", { name: "Ida Moss, Other, confirmed" }),
    ).toBeVisible();
    await expect(list(app)).toBeFocused();

    await app.keyboard.press("Escape");
    await expect(field(app)).toBeFocused();
    await app.keyboard.press("Escape");
    await expect(field(app)).toHaveValue("");
    await expect(results(app)).toHaveCount(0);
    await app.keyboard.press("Escape");
    await expect(surface(app)).toBeFocused();

    await test.step("a result of another document opens it", async () => {
      await app.getByRole("tab", { name: "Find" }).click();
      await field(app).fill("Halden Bay");
      await expect(app.getByText("Nothing found").first()).toBeVisible();
      await app.getByRole("checkbox", { name: "All documents" }).setChecked(true, { force: true });
      await expect(results(app)).toHaveCount(1);
      await expect(results(app)).toHaveAccessibleName(/, in Sample: harbour news$/);
      await results(app).click();
      await expect(app.getByRole("heading", { name: "Sample: harbour news" })).toBeVisible();
      await expect(list(app)).toBeFocused();
      await app.getByRole("checkbox", { name: "All documents" }).setChecked(false, { force: true });
      await field(app).fill("");
    });
  });

  await test.step("relations are found by the types of their ends, and axe finds nothing, in light and dark", async () => {
    await app.emulateMedia({ reducedMotion: "reduce" });
    const check = (where: string, name: string) =>
      expectAccessibleInBothSchemes(app, where, (scheme) => picture(`${name}-${scheme}`));
    await openFind(app);
    await expect(field(app)).toHaveValue("");
    await check("the search", "find-empty");
    await look(app, "Relations");
    const all = Number(await results(app).first().getAttribute("aria-setsize"));
    await app.getByText("Filters", { exact: true }).click();
    await app.getByRole("button", { name: /From$/ }).click();
    await app.getByRole("option", { name: "People", exact: true }).click();
    await expect
      .poll(async () => Number(await results(app).first().getAttribute("aria-setsize")))
      .toBeLessThan(all);
    await expect(results(app).first()).toHaveAccessibleName(/ from .+ to .+, suggested, \d+ %$/);
    await picture("find-relations");
    await results(app).first().click();
    const name = (await active(app).getAttribute("aria-label"))!;
    await expect(surface(app).getByRole("button", { name })).toBeVisible();
    await check("its filters", "find-filters");
    await look(app, "Spans");
    await field(app).fill("a");
    await expect(results(app).first()).toBeVisible();
    await check("spans", "find-a");
  });

  await test.step("suggestions are decided in the list, which goes on to its next result", async () => {
    await field(app).fill("");
    await app.getByRole("checkbox", { name: "confirmed" }).setChecked(false, { force: true });
    await app.getByRole("button", { name: /Type$/ }).click();
    await app.getByRole("option", { name: "Location", exact: true }).click();
    await expect(app.getByText("Filters (2)")).toBeVisible();
    await expect(results(app).first()).toHaveAccessibleName(/, Location, suggested, \d+ %$/);
    await app.getByText("Filters (2)").click();

    const total = Number(await results(app).first().getAttribute("aria-setsize"));
    const names = (await results(app).allTextContents()).length;
    expect(names).toBeGreaterThan(3);
    const [first, second, third] = await Promise.all(
      [0, 1, 2].map((i) => results(app).nth(i).getAttribute("aria-label")),
    );
    await field(app).focus();
    await app.keyboard.press("ArrowDown");
    await expect(active(app)).toHaveAccessibleName(first!);
    await app.keyboard.press("Enter");
    await expect(active(app)).toHaveAccessibleName(second!);
    await expect(active(app)).toHaveAttribute("aria-setsize", `${total - 1}`);
    await app.keyboard.press("x");
    await expect(active(app)).toHaveAccessibleName(third!);
    await expect(active(app)).toHaveAttribute("aria-setsize", `${total - 2}`);
    await expect(list(app)).toBeFocused();
    await picture("find-spans");

    await app.keyboard.press("Control+z");
    await app.keyboard.press("Control+z");
    await expect(results(app).first()).toHaveAccessibleName(first!);
    await expect(results(app).first()).toHaveAttribute("aria-setsize", `${total}`);
  });

  await test.step("on a narrow screen a result is shown in the text, with what is selected as a sheet", async () => {
    const size = app.viewportSize()!;
    await app.setViewportSize({ width: 400, height: 800 });
    await surface(app).focus();
    await app.keyboard.press("/");
    await expect(field(app)).toBeFocused();
    await app.getByText("Filters (2)").click();
    const overflow = () =>
      app.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
    expect(await overflow()).toBe(0);
    await picture("find-narrow");
    const name = (await results(app).first().getAttribute("aria-label"))!;
    await results(app).first().click();
    await expect(surface(app).getByRole("button", { name }).first()).toBeVisible();
    const close = app
      .getByRole("region", { name: "Selection" })
      .getByRole("button", { name: "Close", exact: true });
    await expect(close).toBeVisible();
    await picture("find-narrow-chosen");
    await app.setViewportSize(size);
  });

  await test.step("thousands of results are walked through without drawing them all", async () => {
    const lines = Array.from({ length: 3000 }, (_, i) => `On day ${i + 1} Ida came to the mill.`);
    const chooser = app.waitForEvent("filechooser");
    await app.getByRole("button", { name: "Open files" }).click();
    const buffer = Buffer.from(lines.join("\n"));
    await (await chooser).setFiles({ name: "days.txt", mimeType: "text/plain", buffer });
    await takeImport(app);
    await expect(app.getByRole("heading", { name: "days" })).toBeVisible();
    await app.getByRole("button", { name: "Cancel" }).click();
    await openFind(app);
    await look(app, "Text");
    await field(app).focus();
    await app.keyboard.type("the mill");
    await expect(results(app).first()).toHaveAttribute("aria-setsize", "3000");
    expect(await results(app).count()).toBeLessThan(60);
    await app.keyboard.press("Enter");
    await app.keyboard.press("End");
    await expect(active(app)).toHaveAccessibleName(/On day 3000 /);
    await expect(active(app)).toBeVisible();
    await expect(surface(app).getByText(/On day 3000 /)).toBeVisible();
  });
});
