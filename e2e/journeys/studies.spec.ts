import { expectAccessible } from "../accessible.ts";
import { expect, test } from "../app.ts";
import { documents, drop, predicted, saved, surface } from "../steps.ts";
import { openTraining, setRecipe, TRAINED } from "../training.ts";

const PEOPLE = ["Ida Moss", "Robert Vane", "Marta Dahl", "Luc Perrin", "Emil Berg", "Nora Holt"];
const PLACES = ["Oslo", "Bergen", "Glenmore", "Vernay", "Scotland", "Rome"];

/** Someone who lives somewhere, as SpERT JSON; in two of them a label is wrong. */
const SENTENCES = Array.from({ length: 24 }, (_, i) => {
  const [person, place] = [PEOPLE[i % 6], PLACES[(i + Math.floor(i / 6)) % 6]];
  const tokens = `${person} lives in ${place} .`.split(" ");
  const spans = [
    { type: i === 5 ? "Org" : "Peop", start: 0, end: 2 },
    { type: "Loc", start: 4, end: 5 },
  ];
  const isWhole = i !== 14;
  return {
    tokens,
    entities: isWhole ? spans : spans.slice(0, 1),
    relations: isWhole && i !== 5 ? [{ type: "Live_In", head: 0, tail: 1 }] : [],
  };
});

test("a learning curve says what more sentences would bring, a cross-validation how good training makes the model, and which errors keys settle", async ({
  app,
  picture,
}) => {
  await predicted(app);
  await drop(app, { "people.json": JSON.stringify(SENTENCES) });
  await expect(documents(app).filter({ hasText: "people.json" })).toBeVisible();
  await predicted(app);
  const panel = await openTraining(app);
  await test.step("a learning curve says what more sentences would bring", async () => {
    // What it says does not matter here: few steps are as good.
    await setRecipe(panel, {});
    const usual = await panel.getByLabel("Epochs", { exact: true }).inputValue();
    await setRecipe(panel, { Epochs: "2" });
    const curve = panel.getByRole("region", { name: "Learning curve" });
    await curve.getByRole("button", { name: /^Learning curve/ }).click();
    await expect(curve.getByText(/^(Still rising|Flat|Too noisy to tell)/)).toBeVisible({
      timeout: TRAINED,
    });
    await expectAccessible(app, "a learning curve");
    await curve.getByText("As a table").click();
    await expect(curve.getByRole("table").getByRole("row")).toHaveCount(5);
    await curve.scrollIntoViewIfNeeded();
    await picture("learning-curve");
    await setRecipe(panel, { Epochs: usual });
  });

  const cross = panel.getByRole("region", { name: "Cross-validation" });
  await expect(cross.getByRole("button", { name: /^Cross-validate \(about/ })).toBeEnabled();
  await picture("studies-start");

  await test.step("it is stopped, and goes on where it was after a reload", async () => {
    await cross.getByRole("button", { name: /^Cross-validate/ }).click();
    const progress = panel.getByRole("progressbar", { name: "Cross-validation progress" });
    await expect(progress).toContainText(/[1-4] of 6 parts done/, { timeout: TRAINED });
    await picture("studies-running");
    await panel.getByRole("button", { name: "Stop", exact: true }).click();
    await expect(progress).toBeHidden();
    await expect(cross.getByText(/[1-5] of 6 parts are done/)).toBeVisible();
    await saved(app);
    await app.reload();
    await predicted(app);
    await openTraining(app);
    await cross.getByRole("button", { name: /^Go on/ }).click();
    await expect(cross.getByRole("button", { name: /^Cross-validate again/ })).toBeVisible({
      timeout: TRAINED,
    });
  });

  await expect(cross.getByText(/each read by one of 5 models that did not learn it/)).toBeVisible();
  await expect(cross.getByText(/^Of 24 sentences with /)).toBeVisible();
  await expectAccessible(app, "a cross-validation");
  await picture("studies-crossed");

  await cross.getByRole("button", { name: "Look at likely errors" }).click();
  const errors = app.getByRole("region", { name: "Likely errors" });
  const card = errors.getByRole("article");
  await expect(card).toBeVisible();
  await expectAccessible(app, "likely errors");
  await picture("errors-light");
  await app.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(app, "likely errors, dark", "colours");
  await picture("errors-dark");
  await app.emulateMedia({ colorScheme: "light" });

  await test.step("both wrong labels are among the first, and a key takes the models' reading", async () => {
    const texts: string[] = [];
    const count = Number(/^\d+/.exec((await errors.getByRole("status").textContent()) ?? "")?.[0]);
    expect(count).toBeGreaterThanOrEqual(2);
    await card.focus();
    for (let i = 0; i < Math.min(4, count); i++) {
      texts.push((await card.textContent()) ?? "");
      await app.keyboard.press("ArrowDown");
    }
    expect(texts.some((text) => /Another type may be right/.test(text))).toBe(true);
    expect(texts.some((text) => /may be missing/.test(text))).toBe(true);
    while (!/Another type/.test((await card.textContent()) ?? ""))
      await app.keyboard.press("ArrowUp");
    await expect(card).toContainText("Org");
    await app.keyboard.press("m");
    await expect(errors.getByRole("status")).toContainText("1 decided now");
    await app.keyboard.press("ControlOrMeta+z");
    await expect(errors.getByRole("status")).toContainText(new RegExp(`^${count} likely error`));
  });

  await test.step("what is kept is not asked again, what is skipped comes back", async () => {
    const before = Number(/^\d+/.exec((await errors.getByRole("status").textContent()) ?? "")?.[0]);
    await card.focus();
    await app.keyboard.press("s");
    await expect(errors.getByRole("status")).toContainText("1 skipped");
    await errors.getByRole("button", { name: "Show skipped again" }).click();
    await card.focus();
    const kept = await card.getAttribute("aria-label");
    await app.keyboard.press("k");
    await expect(errors.getByRole("status")).toContainText(`${before - 1} likely error`);
    expect(kept).not.toBeNull();
    if (before > 1) {
      await card.focus();
      await app.keyboard.press("o");
      await expect(surface(app)).toBeVisible();
    }
  });

  await test.step("on a narrow screen too", async () => {
    await app.getByRole("radio", { name: "Likely errors" }).click();
    await app.setViewportSize({ width: 400, height: 800 });
    await expect(errors).toBeVisible();
    await expectAccessible(app, "likely errors, narrow", "all but colours");
    await picture("errors-narrow");
  });
});
