import type { Page } from "@playwright/test";
import { expect, test } from "../app.ts";
import { addText, label, predicted, selectWords, sentence, surface } from "../steps.ts";

const menu = (app: Page) => app.getByRole("menu", { name: "Type of the new span" });
const selected = (app: Page) => app.evaluate(() => String(getSelection()));

test("words are selected by dragging, copied, labelled, and not related to themselves", async ({
  app,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await predicted(app);
  await addText(app, "Four Seasons Hotel opened in New York. Nobody came to it.", "Hotel");
  await predicted(app);
  await test.step("after Escape, a drag inside of what is selected selects anew", async () => {
    for (const words of ["Four Seasons Hotel", "Seasons", "Seasons Hotel", "Hotel"]) {
      await selectWords(app, sentence(app, 1), words);
      await expect(menu(app)).toBeVisible();
      await app.keyboard.press("Escape");
      await expect(menu(app)).toBeHidden();
      await expect.poll(() => selected(app)).toBe(words);
    }
    await app.keyboard.press("Escape");
    await expect.poll(() => selected(app)).toBe("");
  });

  await test.step("a drag over two sentences does not keep the next one from selecting", async () => {
    const edge = async (number: number) =>
      (await sentence(app, number).locator("[data-start]").boundingBox())!;
    const [first, second] = [await edge(1), await edge(2)];
    await app.mouse.move(first.x + 60, first.y + first.height / 2);
    await app.mouse.down();
    await app.mouse.move(second.x + 60, second.y + second.height / 2, { steps: 5 });
    await app.mouse.up();
    const asked = app.getByRole("region", { name: "Words of several sentences" });
    await expect(asked).toBeVisible();
    await app.keyboard.press("Escape");
    await expect(asked).toBeHidden();
    await selectWords(app, sentence(app, 1), "Hotel");
    await expect(menu(app)).toBeVisible();
    await app.keyboard.press("Escape");
    await expect.poll(() => selected(app)).toBe("Hotel");
  });

  await test.step("what is selected is copied, also all of the text, and the words of a span", async () => {
    const copied = async () => {
      await app.keyboard.press("ControlOrMeta+c");
      return app.evaluate(() => navigator.clipboard.readText());
    };
    await selectWords(app, sentence(app, 1), "Seasons Hotel");
    await expect(menu(app)).toBeVisible();
    await app.keyboard.press("Escape");
    await expect.poll(copied).toBe("Seasons Hotel");

    await surface(app).focus();
    await app.keyboard.press("ControlOrMeta+a");
    await expect.poll(copied).toBe("Four Seasons Hotel opened in New York. Nobody came to it.");
    await app.keyboard.press("Escape");
    await expect.poll(() => selected(app)).toBe("");

    await label(app, sentence(app, 2), "Nobody came", "Other");
    await expect(
      sentence(app, 2).getByRole("button", { name: /^Nobody came, Other/ }),
    ).toBeFocused();
    await expect.poll(copied).toBe("Nobody came");
  });

  await test.step("a relation from a span to itself is refused with a reason", async () => {
    await expect(
      sentence(app, 2).getByRole("button", { name: /^Nobody came, Other/ }),
    ).toBeFocused();
    await app.keyboard.press("r");
    await app.keyboard.press("Enter");
    await expect(app.getByText("A relation joins two spans")).toBeVisible();
  });

  await test.step("a drag may begin inside of a span", async () => {
    await selectWords(app, sentence(app, 2), "came to it");
    await expect(menu(app)).toBeVisible();
  });
});
