import { expect, test } from "../app.ts";
import { addText, label, predicted, saved, sentence, surface } from "../steps.ts";

const TEXT = "The hotel opened in New York. It is big. Ingrid Solheim owns it.";

test("a text is edited in place: what is annotated outside of the change stays", async ({
  app,
}) => {
  await predicted(app);
  await addText(app, TEXT, "Hotel");
  await predicted(app);
  await label(app, sentence(app, 3), "Ingrid Solheim", "Other");
  const owner = surface(app).getByRole("button", { name: /^Ingrid Solheim, Other/ });
  await expect(owner).toBeVisible();

  await app.getByRole("button", { name: "Edit", exact: true }).click();
  const dialog = app.getByRole("dialog", { name: "Edit the text" });
  const loss = dialog.getByRole("status");
  await dialog.getByLabel("Text").fill(TEXT.replace("Ingrid", "Astrid"));
  await expect(loss).toHaveText("1 span will be lost.");
  await dialog.getByLabel("Text").fill(TEXT.replace("is big", "is very big"));
  await expect(loss).toHaveText("No confirmed annotation will be lost.");
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(sentence(app, 2)).toContainText("It is very big.");
  await expect(owner).toBeVisible();

  await saved(app);
  await app.reload();
  await predicted(app);
  await expect(sentence(app, 2)).toContainText("It is very big.");
  await expect(owner).toBeVisible();
  await app.getByRole("button", { name: "Undo" }).click();
  await expect(sentence(app, 2)).toContainText("It is big.");
  await expect(owner).toBeVisible();
});
