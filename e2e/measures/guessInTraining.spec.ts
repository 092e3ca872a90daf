// How long a guess takes during a training on the CPU: `MEASURE=1 npm run e2e -- guessInTraining`.
import { loadavg } from "node:os";
import type { Page } from "@playwright/test";
import { expect, test } from "../app.ts";
import { addText, documents, drop, predicted, selectWords, sentence } from "../steps.ts";
import { openTraining, train } from "../training.ts";

test.use({ model: "bundled" });

const PLACES = ["Oslo", "Bergen", "Lima", "Quito", "Kyoto", "Turin"];
const PEOPLE = ["Ida Moss", "Robert Vane", "Luc Dahl", "Emil Berg", "Ana Silva"];
/** Sentences of SpERT JSON with a person and a place each. */
const LABELLED = Array.from({ length: 30 }, (_, i) => ({
  tokens:
    `On day ${i} ${PEOPLE[i % 5]} left the old mill near ${PLACES[i % 6]} and went home by train .`.split(
      " ",
    ),
  entities: [
    { type: "Person", start: 3, end: 5 },
    { type: "Place", start: 10, end: 11 },
  ],
  relations: [],
}));
const READ = "Nora Lind met the crew of the ferry in the harbour of Tromso on Monday.";
const WORDS = ["Nora", "crew", "ferry", "harbour", "Tromso", "Monday"];
const GUESSES = 20;

/** Milliseconds from the end of a selection to the scores in the menu, told by the page itself. */
const watchMenu = (app: Page) =>
  app.evaluate(() => {
    const times = { begun: 0, took: [] as number[] };
    addEventListener(
      "pointerup",
      () => {
        times.begun = performance.now();
      },
      true,
    );
    new MutationObserver(() => {
      const menu = document.querySelector('[role="menu"]');
      if (times.begun === 0 || !/\d %/.test(menu?.textContent ?? "")) return;
      times.took.push(performance.now() - times.begun);
      times.begun = 0;
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
    Object.assign(window, { times });
  });
const timesOf = (app: Page) =>
  app.evaluate(() => (window as unknown as { times: { took: number[] } }).times.took);

function told(name: string, times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  const figures = [0.5, 0.95, 1].map((share) => Math.round(at(share)));
  const load = loadavg()[0].toFixed(1);
  console.log(
    `${name}: median, p95, max ${figures.join(", ")} ms of ${times.length}, load ${load}`,
  );
  return figures[0];
}

test("a guess comes within a step of a training", async ({ app }) => {
  await predicted(app);
  await drop(app, { "labelled.json": JSON.stringify(LABELLED) });
  await expect(documents(app).filter({ hasText: "labelled.json" })).toBeVisible();
  await addText(app, READ, "Ferry");
  await predicted(app);
  await watchMenu(app);
  const menu = app.getByRole("menu", { name: "Type of the new span" });
  const guesses = async (count: number) => {
    const from = (await timesOf(app)).length;
    for (let i = 0; i < count; i++) {
      await selectWords(app, sentence(app, 1), WORDS[i % WORDS.length]);
      await expect.poll(async () => (await timesOf(app)).length).toBe(from + i + 1);
      await app.keyboard.press("Escape");
      await expect(menu).toBeHidden();
      await app.waitForTimeout(700);
    }
    return (await timesOf(app)).slice(from);
  };
  const idle = await guesses(6);
  const panel = await openTraining(app);
  await train(panel, { Epochs: "200", Seed: "1" });
  const step = panel.getByText(/Step (?!1 )\d+ of \d+/);
  await expect(step).toBeVisible();
  const began = Number(/Step (\d+)/.exec((await step.textContent()) ?? "")?.[1]);
  const from = performance.now();
  const times = await guesses(GUESSES);
  const ended = Number(/Step (\d+)/.exec((await step.textContent()) ?? "")?.[1]);
  told("idle", idle);
  const median = told("in a training", times);
  const aStep = (performance.now() - from) / (ended - began);
  console.log(`${ended - began} steps, ${Math.round(aStep)} ms each with what came between`);
  await panel.getByRole("button", { name: "Stop" }).click();
  expect(median).toBeLessThan(2000);
});
