import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "../accessible.ts";
import { expect, test } from "../app.ts";
import { addText, predicted, surface } from "../steps.ts";

const NAMES = ["Ada", "Bob", "Cora", "Dan", "Eve"];
const text = (count: number, from: number) =>
  Array.from(
    { length: count },
    (_, i) => `${NAMES[i % 5]} left the town Port${from + i} in a hurry.`,
  ).join(" ");

const pane = (app: Page): Locator => app.getByRole("region", { name: "What next" });
const list = (app: Page): Locator => pane(app).getByRole("grid", { name: "Unreviewed sentences" });
const rows = (app: Page): Locator => list(app).getByRole("row");
const bar = (app: Page): Locator => app.getByRole("region", { name: "Going through the queue" });
const inOrder = (app: Page, name: string): Locator => pane(app).getByRole("radio", { name });

async function openList(app: Page): Promise<void> {
  await app.getByRole("radio", { name: "What next" }).click();
  await expect(list(app)).toBeVisible();
}

test("sentences of all documents are read, put in order, and gone through by keys", async ({
  app,
  picture,
}) => {
  await predicted(app);
  await test.step("those that teach most come first, some at random, and keys go through them", async () => {
    await addText(app, text(12, 0), "Ports");
    await predicted(app);
    await openList(app);
    // All is read in the background, and then there are reasons.
    await expect(pane(app).getByRole("button", { name: "Stop reading" })).toBeHidden();
    await expect(list(app)).not.toContainText("not read by this model yet");
    const count = Number(await list(app).getAttribute("aria-rowcount"));
    expect(count).toBeGreaterThan(12);
    await expect(pane(app).getByRole("status")).toHaveText(`${count} unreviewed sentences`);
    await expect(rows(app).nth(4)).toContainText("random, for honest scores");
    await expect(rows(app).nth(0)).not.toContainText("random, for honest scores");
    await expect(pane(app)).toContainText("one of 5 sentences is drawn at random");
    await expectAccessible(app, "what next");
    await picture("queue-light");

    // By keys: the first one in its text, confirmed, and on to the second.
    await rows(app).first().focus();
    await app.keyboard.press("Enter");
    await expect(surface(app)).toBeVisible();
    await expect(bar(app)).toContainText(`1 of ${count} in the queue`);
    await picture("queue-text-light");
    await app.keyboard.press("a");
    await expect(bar(app)).toContainText(`2 of ${count} in the queue`);
    await app.keyboard.press("Alt+n");
    await expect(bar(app)).toContainText(`3 of ${count} in the queue`);
    await app.keyboard.press("Alt+Shift+n");
    await expect(bar(app)).toContainText(`2 of ${count} in the queue`);
    await expectAccessible(app, "the text while going through the queue");
    await app.keyboard.press("Alt+q");
    await expect(pane(app).getByRole("status")).toHaveText(`${count - 1} unreviewed sentences`);
    await app.keyboard.press("ControlOrMeta+z");
    await expect(pane(app).getByRole("status")).toHaveText(`${count} unreviewed sentences`);
  });

  await test.step("reading order and random order, in light, dark and on a narrow screen", async () => {
    await addText(app, text(300, 12), "More ports");
    await openList(app);
    await inOrder(app, "Reading order").click();
    const inList = async () => Number(await list(app).getAttribute("aria-rowcount"));
    await expect.poll(inList).toBeGreaterThan(300);
    const total = await inList();
    expect(await rows(app).count()).toBeLessThan(40);
    await inOrder(app, "Random").click();
    await expect(pane(app)).toContainText("scores on it are honest");
    await expect(list(app)).toHaveAttribute("aria-rowcount", String(total));
    await inOrder(app, "By expected gain").click();
    await expect(pane(app).getByRole("status")).toHaveText(/^The next 200 of 3\d\d/);
    await expect(list(app)).toContainText(/typical of \d+ sentences like it/);
    await app.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    await expectAccessible(app, "what next", "colours");
    await picture("queue-dark");
    await app.setViewportSize({ width: 400, height: 800 });
    await expectAccessible(app, "what next on a narrow screen", "all but colours");
    await picture("queue-narrow");
    await rows(app).nth(1).click();
    await expect(bar(app)).toContainText("2 of 200 in the queue");
    await expectAccessible(app, "the queue in the text on a narrow screen", "all but colours");
    await picture("queue-text-narrow");
    await bar(app).getByRole("button", { name: "Next" }).click();
    await expect(bar(app)).toContainText("3 of 200 in the queue");
    await bar(app).getByRole("button", { name: "Back to the list" }).click();
    await expect(list(app)).toBeVisible();
    await expect(rows(app).nth(2)).toHaveAttribute("aria-selected", "true");
  });
});

test("on battery reading is paused, and the user can go on until nothing is left", async ({
  page,
  picture,
}) => {
  await page.addInitScript(() => {
    const battery = Object.assign(new EventTarget(), { charging: false });
    Object.defineProperty(navigator, "getBattery", { value: async () => battery });
  });
  await page.goto("./");
  await predicted(page);
  await openList(page);
  await expect(pane(page)).toContainText(
    "Reading is paused while the computer runs on its battery",
  );
  await picture("queue-battery");
  await pane(page).getByRole("button", { name: "Go on all the same" }).click();
  await expect(pane(page)).not.toContainText("Reading is paused");
  await expect(list(page)).not.toContainText("not read by this model yet");

  await test.step("with everything confirmed nothing is left", async () => {
    await openList(page);
    await inOrder(page, "Reading order").click();
    const count = Number(await list(page).getAttribute("aria-rowcount"));
    await rows(page).first().click();
    for (let i = 0; i < count; i++) {
      await expect(bar(page)).toContainText(`${i + 1} of ${count} in the queue`);
      await page.keyboard.press("a");
    }
    await expect(pane(page)).toContainText("every sentence is confirmed");
    await expectAccessible(page, "nothing next");
  });
});
