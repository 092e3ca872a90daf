import { expect, test } from "../app.ts";
import { addText, predicted, surface } from "../steps.ts";

test("words selected across sentences join them, and are labelled", async ({ app, picture }) => {
  await predicted(app);
  await addText(app, "The hotel opened in Neu. York. It is big.", "Hotel");
  const rows = surface(app).locator("[data-sentence]");
  await expect(rows).toHaveCount(3);
  const box = async (row: number, text: string) => {
    const at = await rows.nth(row).evaluate((element, wanted) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const start = node.textContent!.indexOf(wanted);
        if (start < 0) continue;
        const range = document.createRange();
        range.setStart(node, start);
        range.setEnd(node, start + wanted.length);
        const { left, right, top, bottom } = range.getBoundingClientRect();
        return { left, right, y: (top + bottom) / 2 };
      }
      throw new Error(`${wanted} is not drawn`);
    }, text);
    return at;
  };
  const [from, to] = [await box(0, "Neu"), await box(1, "York")];
  await app.mouse.move(from.left + 1, from.y);
  await app.mouse.down();
  await app.mouse.move(to.right - 1, to.y, { steps: 5 });
  await app.mouse.up();
  const dialog = app.getByRole("dialog", { name: "Join these sentences?" });
  await expect(dialog).toContainText("What you selected lies in 2 sentences");
  await picture("join-sentences");
  await dialog.getByRole("button", { name: "Join and label" }).click();
  await expect(rows).toHaveCount(2);
  await app
    .getByRole("menuitem", { name: /Location/ })
    .first()
    .click();
  await expect(surface(app).getByRole("button", { name: /^Neu\. York, Location/ })).toBeVisible();
  await app.reload();
  await expect(rows).toHaveCount(2);
  await expect(surface(app).getByRole("button", { name: /^Neu\. York, Location/ })).toBeVisible();

  await app.keyboard.press("Control+z");
  await app.keyboard.press("Control+z");
  await expect(rows).toHaveCount(3);
});
