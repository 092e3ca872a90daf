import { expectAccessible } from "../accessible.ts";
import { expect, test } from "../app.ts";
import {
  addText,
  documentList,
  importing,
  predicted,
  sentence,
  surface,
  takeImport,
} from "../steps.ts";

const suggestion = /, suggested, \d+ %$/;

test("a pasted text gets its predictions, in any script, with emoji or without words, and the page speaks German", async ({
  app,
  picture,
}) => {
  await predicted(app);
  await test.step("an empty text cannot be added; one without words says so", async () => {
    await app.getByRole("button", { name: "New text" }).click();
    const dialog = app.getByRole("dialog", { name: "New text" });
    await expect(dialog.getByRole("button", { name: "Add text" })).toBeDisabled();
    await dialog.getByLabel("Text").fill("  \n ");
    await expect(dialog.getByRole("button", { name: "Add text" })).toBeDisabled();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await addText(app, "…");
    await expect(app.getByText(/0 suggestions open/)).toBeVisible();
  });

  await test.step("texts in other languages and with emoji are read", async () => {
    for (const { name, text } of FOREIGN) {
      await test.step(name, async () => {
        await addText(app, text, name);
        await expect(app.getByRole("heading", { name, exact: true })).toBeVisible();
        await predicted(app);
        const rows = surface(app).getByRole("group", { name: /^Sentence / });
        expect(await rows.count()).toBeGreaterThan(1);
        const shown = await rows.locator("[data-start]").allTextContents();
        expect(shown.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
        await picture(`text-${name}`);
      });
    }
  });

  await test.step("a pasted text gets its predictions", async () => {
    await addText(
      app,
      "Ida Moss lives in Oslo.\n\nRobert Vane works for the Tarn Bank in Paris, France.",
    );
    await expect(app.getByRole("heading", { name: "Ida Moss lives in Oslo." })).toBeVisible();
    await predicted(app);
    await expect(sentence(app, 1).getByRole("button", { name: /^Oslo, Location/ })).toBeVisible();
    await expect(sentence(app, 2).getByRole("button", { name: /^France, Location/ })).toBeVisible();
    const arc = surface(app).getByRole("button", { name: / from .+ to .+, suggested/ });
    await expect(arc.first()).toBeVisible();
    await picture("pasted");

    // What is held from before, the model's name, is said in the new language too.
    await app.getByRole("button", { name: "Theme and language" }).click();
    await app.getByRole("menuitemradio", { name: "Deutsch" }).click();
    await expect(app.getByRole("button", { name: "Neu vorhersagen" })).toBeEnabled();
    await expect(app.locator("html")).toHaveAttribute("lang", "de");
    await expect(app.getByRole("banner")).toContainText("Allgemein (mitgeliefert)");
    await expectAccessible(app, "the page in German");
    await picture("german");
  });
});

test("text pasted outside of fields opens the dialog with it; what looks like a file is offered as such", async ({
  app,
  context,
  picture,
}) => {
  await predicted(app);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.evaluate(() => navigator.clipboard.writeText("Nils Ahlberg lives in Rome."));
  await app.keyboard.press("Control+V");
  const dialog = app.getByRole("dialog", { name: "New text" });
  await expect(dialog.getByLabel("Text")).toHaveValue("Nils Ahlberg lives in Rome.");
  await dialog.getByRole("button", { name: "Add text" }).click();
  await expect(sentence(app, 1).getByRole("button", { name: /^Rome, / })).toBeVisible();

  const lines = '{"text": "Ada left.", "label": [[0, 3, "P"]]}\n{"text": "Kiel.", "label": []}';
  await app.evaluate((text) => navigator.clipboard.writeText(text), lines);
  await app.getByRole("button", { name: "New text" }).focus();
  await app.keyboard.press("Control+V");
  await expect(dialog.getByText("Looks like: doccano")).toBeVisible();
  await picture("pasted-lines");
  await expectAccessible(app, "a pasted file");
  await dialog.getByRole("button", { name: "Import it" }).click();
  await expect(importing(app)).toContainText("2 documents");
  await importing(app).getByRole("button", { name: "Cancel" }).click();
  await expect(documentList(app).getByRole("row", { name: /pasted/ })).toHaveCount(0);

  await app.evaluate(async () => {
    const blob = (type: string, text: string) => new Blob([text], { type });
    const html = "<ul><li>Ada left.</li><li>Bob came.</li></ul>";
    const both = {
      "text/plain": blob("text/plain", "Ada left. Bob came."),
      "text/html": blob("text/html", html),
    };
    await navigator.clipboard.write([new ClipboardItem(both)]);
  });
  await app.keyboard.press("Control+V");
  await dialog.getByRole("button", { name: "Import as a web page" }).click();
  await takeImport(app);
  await expect(documentList(app).getByRole("row", { name: /pasted/ })).toBeVisible();
  await expect(sentence(app, 2)).toContainText("Bob came.");
});

test.describe("with a model that takes its time", () => {
  test.use({ model: "bundled" });

  test("of a long paste what the user scrolls to is predicted next; it leaves the page responsive, and can be cancelled", async ({
    app,
    picture,
  }) => {
    await predicted(app);
    await test.step("what the user scrolls to is predicted next", async () => {
      const count = 600; // 5 400 words
      const text = "Ann Holm of Tarn Systems lives in Havana . ".repeat(count);
      await addText(app, text, "Tarn");
      const progress = app.getByText(new RegExp(`^\\d+ of ${count} sentences read$`));
      const read = async () => Number((await progress.textContent())?.split(" ")[0]);
      await expect(progress).toBeVisible();
      await surface(app).evaluate((element) => {
        element.scrollTop = element.scrollHeight;
      });
      const last = sentence(app, count);
      await expect(last).toBeVisible();
      const before = await read();
      await expect(last.getByRole("button", { name: /^Havana, Location/ })).toBeVisible();
      const after = await read(); // throws where all is read by now
      console.info(`the last sentence was read after ${after - before} others, ${after} in all`);
      expect(after).toBeLessThan(count * 0.8);

      // Back in the middle, what is there comes next, too.
      await surface(app).evaluate((element) => {
        element.scrollTop = element.scrollHeight / 2;
      });
      const middle = sentence(app, count / 2);
      await expect(middle).toBeVisible();
      await expect(middle.getByRole("button", { name: /^Havana, Location/ })).toBeVisible();
      await app.getByRole("button", { name: "Cancel" }).click();
    });

    const lines = Array.from(
      { length: 400 },
      (_, i) => `On day ${i + 1} Ida Moss of Oslo wrote to Robert Vane at the Tarn Bank in Paris.`,
    );
    await addText(app, lines.join("\n"), "Letters"); // 6 800 words
    const progress = app.getByRole("progressbar", { name: "Prediction" });
    await expect(progress).toContainText(/[1-9]\d* of 400 sentences read/);
    const longest = await app.evaluate(longestFrame, 2000);
    console.log(`longest frame while 6 800 words are read: ${Math.round(longest)} ms`);
    await picture("long");
    await app.getByRole("button", { name: "Cancel" }).click();
    await expect(progress).toBeHidden();
    const found = surface(app).getByRole("button", { name: suggestion });
    const count = await found.count();
    expect(count).toBeGreaterThan(0);
    await app.waitForTimeout(1000);
    await expect(found).toHaveCount(count);
    await surface(app).evaluate((text) => text.scrollTo(0, text.scrollHeight));
    await expect(sentence(app, 400)).toContainText("On day 400");
  });
});

const FOREIGN = [
  { name: "German", text: "Die Lehrerin Käthe Böhm wohnt in Köln. Ihr Bruder lebt in Zürich." },
  { name: "Chinese", text: "王小梅住在上海。她在一家小书店工作。" },
  { name: "Arabic", text: "تعيش ليلى حداد في القاهرة. يعمل أخوها في مكتبة صغيرة." },
  { name: "emoji", text: "👩‍🚀 Ida Moss 🚢 sailed to Oslo 🇳🇴! 🎉🎉 Nobody 👍🏽 waved." },
];

/** Runs in the page: the longest time between two frames. */
function longestFrame(milliseconds: number): Promise<number> {
  return new Promise((resolve) => {
    const start = performance.now();
    let [last, longest] = [start, 0];
    const frame = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      if (now - start < milliseconds) requestAnimationFrame(frame);
      else resolve(longest);
    };
    requestAnimationFrame(frame);
  });
}
