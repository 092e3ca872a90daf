import type { Page } from "@playwright/test";
import { expect, test } from "../app.ts";
import { tabTo } from "../keyboard.ts";
import { predicted, sentence, surface } from "../steps.ts";

/** Waits until what is named so has the focus, and is seen to have it; tells its whole name. */
async function focused(app: Page, named: RegExp): Promise<string> {
  const now = () =>
    app.evaluate(() => {
      const element = document.activeElement!;
      const halo = element.querySelector("path"); // an arc has no outline, but a halo
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const isSeen = halo
        ? !/none|transparent|, 0\)/.test(getComputedStyle(halo).stroke)
        : outlineStyle !== "none" && outlineWidth !== "0px";
      return { name: element.getAttribute("aria-label") ?? "", isSeen };
    });
  await expect.poll(now).toEqual({ name: expect.stringMatching(named), isSeen: true });
  return (await now()).name;
}

test("everything is corrected by the keyboard alone", async ({ app, picture }) => {
  await predicted(app);
  const text = surface(app);
  await tabTo(app, text);
  await focused(app, /^Text$/);

  await app.keyboard.press("j");
  const first = await focused(app, /, suggested/);
  const words = first.slice(0, first.indexOf(", "));
  await app.keyboard.press("Enter");
  const accepted = text.getByRole("button", { name: new RegExp(`^${words}, .*, confirmed`) });
  await expect(accepted.first()).toBeVisible();
  await app.keyboard.press("j");
  await picture("keyboard-focus");
  await focused(app, /, suggested/);

  await app.keyboard.press("k");
  await app.keyboard.press("Control+z");
  await expect(text.getByRole("button", { name: first })).toBeVisible();
  await app.keyboard.press("Escape");

  // The word caret: the second word of the second sentence becomes a span of the fourth type.
  await tabTo(app, text);
  await app.keyboard.press("ArrowRight");
  await app.keyboard.press("Shift+ArrowRight");
  await app.keyboard.press("4");
  const made = sentence(app, 1).getByRole("button", { name: "Marta Lindquist, Other, confirmed" });
  await expect(made).toBeVisible();
  await focused(app, /^Marta Lindquist, Other, confirmed$/);
  await app.keyboard.press("2");
  const retyped = sentence(app, 1).getByRole("button", {
    name: "Marta Lindquist, Organization, confirmed",
  });
  await expect(retyped).toBeVisible();

  await app.keyboard.press("r");
  const hint = text.locator("[data-hint]").last();
  await expect(hint).toBeVisible();
  await picture("keyboard-hints");
  await app.keyboard.type((await hint.getAttribute("data-hint"))!);
  await expect(
    text.getByRole("button", { name: /from Marta Lindquist to .*, confirmed/ }),
  ).toBeVisible();
  await app.keyboard.press("1");
  const arc = text.getByRole("button", {
    name: /^Works for from Marta Lindquist to .*, confirmed/,
  });
  await expect(arc).toBeVisible();
  await focused(app, /^Works for from Marta Lindquist/);

  await app.keyboard.press("a");
  await expect(sentence(app, 1)).toHaveAccessibleName("Sentence 1, confirmed");
  await app.keyboard.press("Control+z");
  await expect(sentence(app, 1)).toHaveAccessibleName("Sentence 1");
  await app.keyboard.press("Control+Shift+z");
  await expect(sentence(app, 1)).toHaveAccessibleName("Sentence 1, confirmed");

  await app.keyboard.press("?");
  const help = app.getByRole("dialog", { name: "Help" });
  await expect(help).toBeVisible();
  await picture("help");
  await app.keyboard.press("Escape");
  await expect(help).toBeHidden();
});
