// How long a switch takes to a project of 1000 documents: `MEASURE=1 npm run e2e -- switching`.
import type { Page } from "@playwright/test";
import { expect, test } from "../app.ts";
import { addText, documents, drop, predicted, saved } from "../steps.ts";

const DOCUMENTS = 1000;
const SWITCHES = 5;
const TEXT = "Nora Lind met the crew of the ferry in the harbour of Tromso on Monday. ";

/** Milliseconds from the click in the menu to the frame in which the project's documents are there. */
async function switchTo(app: Page, name: string): Promise<number> {
  await app
    .getByRole("banner")
    .getByRole("button", { name: /^Project / })
    .click();
  const took = app.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const begin = () => {
          const begun = performance.now();
          const look = () => {
            const isOpen = document.querySelector(`[aria-label="Project ${wanted}"]`);
            const isListed = document.querySelector(
              '[aria-label="Documents"] [role="row"][aria-label]',
            );
            if (isOpen && isListed) resolve(performance.now() - begun);
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        };
        addEventListener("pointerup", begin, { capture: true, once: true });
      }),
    name,
  );
  await app.getByRole("menuitem", { name: new RegExp(`^${name}`) }).click();
  return took;
}

test("switching to a project of 1000 documents", async ({ app }) => {
  test.setTimeout(600_000);
  await predicted(app);
  await app.keyboard.press("Alt+Shift+o");
  const dialog = app.getByRole("dialog", { name: "New project" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("Many");
  await dialog.getByRole("button", { name: "Make the project" }).click();
  await expect(app.getByRole("button", { name: "Project Many" })).toBeVisible();
  await addText(app, TEXT, "first");
  const texts = Array.from({ length: DOCUMENTS }, (_, i) => [`text ${i}.txt`, TEXT.repeat(10)]);
  await drop(app, Object.fromEntries(texts));
  await expect(documents(app).first()).toBeVisible();
  await predicted(app);
  await saved(app);
  const took: number[] = [];
  const back: number[] = [];
  for (let i = 0; i < SWITCHES; i++) {
    back.push(await switchTo(app, "My project"));
    await predicted(app);
    took.push(await switchTo(app, "Many"));
    await predicted(app);
  }
  const shown = (times: readonly number[]) => times.map((ms) => Math.round(ms)).join(", ");
  console.log(`to ${DOCUMENTS} documents: ${shown(took)} ms; to 1 document: ${shown(back)} ms`);
  expect(took).toHaveLength(SWITCHES);
});
