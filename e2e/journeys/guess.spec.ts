import { expect, test } from "../app.ts";
import { addText, predicted, selectWords, sentence, surface } from "../steps.ts";

const TEXT = `Ida Moss lives in Oslo and met Robert Vane at the old mill.
Later Ida Moss left Oslo for good.`;

test("the model's guess is one key away, and why it thinks so is shown", async ({
  app,
  picture,
}) => {
  await predicted(app);
  await addText(app, TEXT, "Mill");
  await predicted(app);

  // The menu opens with the guess, once the model has said what it thinks.
  await selectWords(app, sentence(app, 1), "Robert");
  const menu = app.getByRole("menu", { name: "Type of the new span" });
  await expect(menu.getByText(/^\d+ %$/)).toHaveCount(4);
  const guess = menu.getByRole("menuitem", { name: "People" });
  await expect(guess).toBeFocused();
  await picture("type-menu-guess");
  await app.keyboard.press("Enter");
  const robert = sentence(app, 1).getByRole("button", { name: "Robert, People, confirmed" });
  await expect(robert).toBeVisible();
  await app.keyboard.press("Control+z");
  await expect(robert).toBeHidden();

  // A word of the caret needs no menu at all.
  await surface(app).focus();
  await app.keyboard.press("Escape");
  await sentence(app, 2).getByText("Later", { exact: false }).first().click();
  await app.keyboard.press("ArrowRight");
  await app.keyboard.press("Enter");
  await expect(
    sentence(app, 2).getByRole("button", { name: /^Later, \w+, confirmed/ }),
  ).toBeVisible();

  // What speaks for a type: the model's other choices, and the same words elsewhere.
  const idas = [1, 2].map((n) => sentence(app, n).getByRole("button", { name: /^Ida Moss, / }));
  await idas[0].click();
  await app.getByRole("complementary").getByRole("button", { name: "Accept" }).click();
  await idas[1].click();
  const why = app.getByRole("button", { name: "Why?" });
  await expect(why).toHaveAttribute("aria-expanded", "false");
  await why.click();
  await expect(why).toHaveAttribute("aria-expanded", "true");
  const evidence = app.getByRole("region", { name: "Evidence" });
  await expect(evidence.getByText("No span")).toBeVisible();
  await expect(evidence.getByText("People 1 time")).toBeVisible();
  await picture("evidence");
  await evidence.getByRole("button", { name: /Ida Moss lives in Oslo/ }).click();
  await expect(idas[0]).toHaveAttribute("aria-pressed", "true");
  await expect(evidence.getByText(/^The model gave it \d+ %/)).toBeVisible();
  await app.keyboard.press("w");
  await expect(evidence).toBeHidden();
});
