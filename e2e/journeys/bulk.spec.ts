import { expect, test } from "../app.ts";
import { addText, predicted, saved, sentence, surface } from "../steps.ts";

const TEXT = `Ida Moss lives in Oslo and met Robert Vane at the old mill.
Robert Vane works for Northwind Optics. The miller saw the mill of Oslo.`;
const LAMPS = "Ida Moss came to Oslo and sold a lamp. It was quiet. Nobody asked for another lamp.";

test("all occurrences of some words are suggested, and many suggestions are decided at once", async ({
  app,
  picture,
}) => {
  await predicted(app);
  await test.step("every occurrence of some words is suggested and stays through a prediction", async () => {
    await addText(app, LAMPS, "Lamps");
    await predicted(app);
    await sentence(app, 1)
      .getByRole("button", { name: /^Oslo, Location/ })
      .click();
    await app.keyboard.press("o");
    const dialog = app.getByRole("dialog", { name: "Label all occurrences" });
    await expect(dialog.getByRole("textbox", { name: "Words" })).toHaveValue("Oslo");
    await expect(dialog.getByRole("button", { name: "Nothing to suggest" })).toBeDisabled();
    await dialog.getByRole("textbox", { name: "Words" }).fill("lamp");
    const preview = dialog.getByRole("region", { name: "Preview" });
    await expect(preview.getByRole("status")).toHaveText("2 places");
    await picture("occurrences");
    await app.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    const lamps = surface(app).getByRole("button", { name: "lamp, Location, suggested" });
    await expect(lamps).toHaveCount(2);
    await saved(app);
    await app.getByRole("button", { name: "Predict again" }).click();
    await predicted(app);
    await expect(lamps).toHaveCount(2);
    await lamps.first().click();
    await expect(app.getByRole("complementary").getByText("asked for by you")).toBeVisible();
    await app.getByRole("button", { name: "Undo" }).click();
    await expect(lamps).toHaveCount(0);
  });

  await test.step("many suggestions are decided after a look at them, and taken back in one step", async () => {
    await addText(app, TEXT, "Mill");
    await predicted(app);
    const open = surface(app).getByRole("button", { name: /, suggested/ });
    const before = await open.count();
    expect(before).toBeGreaterThan(3);

    await sentence(app, 1)
      .getByRole("button", { name: /^Oslo, Location/ })
      .click();
    await app.keyboard.press("b");
    const dialog = app.getByRole("dialog", { name: "Accept or reject many" });
    const preview = dialog.getByRole("region", { name: "Preview" });
    await dialog.getByRole("textbox", { name: "Threshold in per cent" }).fill("0");
    await app.keyboard.press("Tab");
    await dialog.getByRole("radio", { name: "Spans" }).click();
    await dialog.getByRole("button", { name: /^Location \d/ }).click();
    await expect(preview.getByRole("status")).toContainText(/ Location\./);
    await expect(preview.getByRole("listitem").first()).toContainText("Location");
    await picture("bulk-accept");
    await dialog.getByRole("button", { name: /^Accept \d+ Location$/ }).click();
    await expect(dialog).toBeHidden();
    await expect(app.getByText(/^Done: Accept \d+ Location\. Undo takes it back/)).toBeVisible();
    await expect(
      surface(app).getByRole("button", { name: /^Oslo, Location, confirmed/ }),
    ).toHaveCount(2);
    await expect(surface(app).getByRole("button", { name: /Location, suggested/ })).toHaveCount(0);
    await app.getByRole("button", { name: "Undo" }).click();
    await expect(open).toHaveCount(before);

    await app.keyboard.press("Escape"); // nothing is selected
    await sentence(app, 1)
      .getByRole("button", { name: /^Oslo, Location/ })
      .click();
    await app.keyboard.press("b");
    await dialog.getByRole("radio", { name: "Reject" }).click();
    const slider = dialog.getByRole("slider", { name: "Threshold" });
    await slider.focus();
    await app.keyboard.press("End");
    await expect(slider).toHaveValue("100");
    await dialog.getByRole("button", { name: /^Where|Where$/ }).click();
    await app.getByRole("option", { name: "This sentence" }).click();
    await dialog.getByRole("button", { name: /^Reject \d+/ }).click();
    await expect(sentence(app, 1).getByRole("button", { name: /, suggested/ })).toHaveCount(0);
    await expect(sentence(app, 2).getByRole("button", { name: /, suggested/ })).not.toHaveCount(0);
  });
});
