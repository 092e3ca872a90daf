import type { Page } from "@playwright/test";
import { expectNothingWider } from "../accessible.ts";
import { expect, test } from "../app.ts";
import { dropFiles, importing, predicted, sentence, takeImport } from "../steps.ts";

const NAMES = {
  "without blanks": "x".repeat(200),
  "of words": "a long name of a type ".repeat(10).trim(),
  "from right to left": "שםארוךמאוד".repeat(20),
  "of emoji": "👩‍👩‍👧🇳🇴😀".repeat(40),
};

/** A document with spans and a relation of types that are called so, as a file. */
function named(name: string, file: string) {
  const entities = [
    { type: name, start: 0, end: 1 },
    { type: `${name}b`, start: 2, end: 3 },
    { type: `${name}b`, start: 4, end: 5 },
  ];
  const tokens = ["Anna", "met", "Bert", "in", "Rome", "."];
  const relations = [
    { type: `${name}r`, head: 0, tail: 1 },
    { type: `${name}s`, head: 1, tail: 0 },
    { type: `${name}r`, head: 2, tail: 0 },
  ];
  return { [file]: JSON.stringify([{ tokens, entities, relations }]) };
}

/** Goes through all that shows names of types. */
async function checkPanes(app: Page): Promise<void> {
  const check = (what: string) => expectNothingWider(app, what);
  await check("text");
  const anna = sentence(app, 1).getByRole("button", { name: /^Anna, / });
  await anna.focus();
  await app.keyboard.press("Escape");
  await anna.click();
  await check("a span");
  await app.keyboard.press("w");
  await check("its evidence");
  await app.keyboard.press("t");
  await expect(app.getByRole("menu").first()).toBeVisible();
  await check("its types");
  await app.keyboard.press("Escape");
  await app.keyboard.press("Escape");
  for (const [key, what] of [
    ["b", "many at once"],
    ["/", "find"],
  ] as const) {
    await app.keyboard.press(key);
    await check(what);
    await app.keyboard.press("Escape");
  }
  await app.keyboard.press("Control+k");
  await app.getByRole("searchbox").or(app.getByRole("textbox")).last().fill("label as");
  await check("palette");
  await app.keyboard.press("Escape");
  await app.getByRole("tab", { name: "Annotate" }).click();
  await check("legend");
  await app.getByRole("button", { name: "Edit types" }).click();
  const dialog = app.getByRole("dialog", { name: "Types" });
  await dialog
    .getByRole("button", { name: /^Details of/ })
    .last()
    .click();
  await check("types");
  await dialog
    .getByRole("button", { name: /^Merge .* into another type$/ })
    .last()
    .click();
  await check("merging");
  await dialog.getByRole("button", { name: "Keep both" }).click();
  await dialog.getByRole("button", { name: "Close", exact: true }).click();
  await app.getByRole("tab", { name: "Train" }).click();
  await check("train");
}

test("names of types of any length and script make nothing wider", async ({ app, picture }) => {
  await predicted(app);
  const size = app.viewportSize()!;
  for (const [kind, name] of Object.entries(NAMES))
    await test.step(kind, async () => {
      const slug = kind.replaceAll(" ", "-");
      await app.setViewportSize(size);
      await dropFiles(app, named(name, `${slug}.json`));
      await expect(importing(app).getByRole("region", { name: "Entity types" })).toBeVisible();
      await expectNothingWider(app, "import");
      await takeImport(app);
      await expect(app.getByRole("heading", { name: `${slug}.json` })).toBeVisible();
      await expect(sentence(app, 1).getByRole("button", { name: /^Anna, / })).toBeVisible();
      await checkPanes(app);
      await picture(`names-${slug}`);
      await app.setViewportSize({ width: 400, height: 800 });
      await expectNothingWider(app, "narrow: text");
      await picture(`names-${slug}-text`);
      await app.getByRole("radio", { name: "Inspector", exact: true }).click();
      await expectNothingWider(app, "narrow: train");
      await app.getByRole("tab", { name: "Annotate" }).click();
      await expectNothingWider(app, "narrow: legend");
      await picture(`names-${slug}-narrow`);
    });
});
