import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../app.ts";
import { addText, label, predicted, sentence } from "../steps.ts";

const TEXT =
  "Ida Moss <b>lives</b> in Oslo 😀 and works for Harbour Mills. שלום Oslo 12 עולם. She left.";

const dialog = (app: Page): Locator => app.getByRole("dialog", { name: "Figure" });

async function saved(app: Page, format: string): Promise<Buffer> {
  const [download] = await Promise.all([
    app.waitForEvent("download"),
    dialog(app).getByRole("button", { name: format, exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(new RegExp(`^spanloom-figure-.*\\.${format}$`, "i"));
  return readFileSync(await download.path());
}

/** The texts that this browser draws wider or narrower than the drawing says. */
async function driftOf(app: Page, svg: string): Promise<string[]> {
  const other = await app.context().newPage(); // the app's own takes no text for HTML
  await other.setContent(svg);
  const drift = await other.evaluate(() => {
    const texts = [...document.querySelectorAll<SVGTextContentElement>("[textLength]")];
    const drifted = texts.flatMap((text) => {
      const told = Number(text.getAttribute("textLength"));
      text.removeAttribute("textLength");
      const own = text.getComputedTextLength();
      return Math.abs(own - told) > 0.5 ? [`"${text.textContent}": ${told}, drawn ${own}`] : [];
    });
    return drifted;
  });
  await other.close();
  return drift;
}

test("sentences become a figure that other programs open", async ({ app, picture }) => {
  await app.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await predicted(app);
  await addText(app, TEXT, "Moss <i>");
  await predicted(app);
  await label(app, sentence(app, 1), "works", "Location");
  await app.getByRole("button", { name: "Export" }).click();
  await app.getByRole("menuitem", { name: "Figure…" }).click();
  const preview = dialog(app).getByRole("img");
  await expect(preview).toBeVisible();
  await dialog(app).getByRole("radio", { name: "Document", exact: true }).click();
  await picture("figure");
  const { violations } = await new AxeBuilder({ page: app }).include("[role=dialog]").analyze();
  expect(violations).toEqual([]);

  const svg = (await saved(app, "SVG")).toString();
  expect(svg).toContain("&lt;b&gt;lives&lt;/b&gt;");
  expect(svg).toContain("<title>Moss &lt;i&gt;</title>");
  expect(await driftOf(app, svg)).toEqual([]);
  const png = await saved(app, "PNG");
  expect([...png.subarray(1, 4)]).toEqual([..."PNG"].map((letter) => letter.charCodeAt(0)));
  expect(png.readUInt32BE(16)).toBe(1600);
  const page = (await saved(app, "HTML")).toString();
  await dialog(app).getByRole("button", { name: "Copy" }).click();
  await expect(dialog(app).getByText("Copied as a picture")).toBeVisible();

  await dialog(app).getByRole("radio", { name: "Some" }).click();
  const numbers = dialog(app).getByRole("textbox");
  await numbers.fill("9");
  await expect(dialog(app).getByRole("alert")).toContainText("the document has sentences 1 to");
  await expect(dialog(app).getByRole("button", { name: "SVG" })).toBeDisabled();
  await numbers.fill("1-2");
  await dialog(app).getByRole("radio", { name: "Dark" }).click();
  await app.emulateMedia({ colorScheme: "dark" });
  await picture("figure-dark");
  await app.setViewportSize({ width: 400, height: 800 });
  await picture("figure-dark-narrow");
  const narrow = await new AxeBuilder({ page: app }).include("[role=dialog]").analyze();
  expect(narrow.violations).toEqual([]);

  await app.keyboard.press("Escape");
  await expect(dialog(app)).toBeHidden();
  // The page stands alone, and its text can be selected.
  const other = await app.context().newPage();
  await other.setContent(page);
  await other.keyboard.press("ControlOrMeta+a");
  const selected = await other.evaluate(() => getSelection()?.toString() ?? "");
  expect(selected).toContain("Ida Moss <b>lives</b> in Oslo");
  await other.close();
});
