import { expect, test } from "../app.ts";
import { tabTo } from "../keyboard.ts";
import { predicted, sentence, surface } from "../steps.ts";

const TEXT = "Ida Moss lives in Oslo. Nobody was there.";

test("a text is added by keys, its spans and arcs are described, as lists and in the text, and changes are announced", async ({
  app,
}) => {
  await predicted(app);
  await test.step("a text is added by the keyboard alone", async () => {
    await tabTo(app, surface(app));
    await app.keyboard.press("n");
    await app.keyboard.type(TEXT);
    await tabTo(app, app.getByRole("button", { name: "Add text" }));
    await app.keyboard.press("Enter");
    await expect(sentence(app, 1).getByRole("button", { name: /^Oslo, / })).toBeVisible();
  });

  await test.step("spans and arcs are described, as lists and in the text", async () => {
    await expect(sentence(app, 1)).toMatchAriaSnapshot(`
    - group "Sentence 1":
      - button /Ida Moss, People, suggested, \\d+ %/
      - text: Ida Moss lives in
      - button /Oslo, Location, suggested, \\d+ %/
      - text: Oslo.
  `);
    await expect(
      surface(app).getByRole("list", { name: "Relations in view" }),
    ).toMatchAriaSnapshot(`
    - list "Relations in view":
      - listitem:
        - button /Lives in from Ida Moss to Oslo, suggested, \\d+ %/
  `);

    await tabTo(app, surface(app));
    await app.keyboard.press(".");
    const card = app.getByRole("region", { name: "Selection" });
    await expect(card.getByRole("list", { name: "Spans of this sentence" })).toMatchAriaSnapshot(`
    - list "Spans of this sentence":
      - listitem:
        - button /Ida Moss, People, suggested, \\d+ %/
      - listitem:
        - button /Oslo, Location, suggested, \\d+ %/
  `);
    await expect(
      card.getByRole("list", { name: "Relations of this sentence" }),
    ).toMatchAriaSnapshot(`
    - list "Relations of this sentence":
      - listitem:
        - button /Lives in from Ida Moss to Oslo, suggested, \\d+ %/
  `);
  });

  await test.step("changes are announced", async () => {
    await app.keyboard.press("Escape");
    await app.keyboard.press("Escape");
    const said = app.locator('[aria-live="polite"].unseen');
    await tabTo(app, surface(app));
    await app.keyboard.press("j");
    await app.keyboard.press("Enter");
    await expect(said).toHaveText(/^Accept “Ida Moss”/);
    await app.keyboard.press("ControlOrMeta+z");
    await expect(said).toHaveText(/^Undone: Accept “Ida Moss”/);
    await app.keyboard.press("ControlOrMeta+Shift+z");
    await expect(said).toHaveText(/^Redone: Accept “Ida Moss”/);
    await app.keyboard.press("r");
    await expect(said).toHaveText(/^Pick the tail/);
    await app.keyboard.press("Escape");
    await app.keyboard.press("a");
    await expect(said).toHaveText(/^Accept sentence/);
  });
});
