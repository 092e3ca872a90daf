import type { Locator, Page } from "@playwright/test";
import { expect } from "../expect.ts";
import { addText, documentList, drop, predicted, saved, surface } from "../steps.ts";
import { openTraining, TRAINED, train } from "../training.ts";

const NAMES = ["Ida Moss", "Grace Vane", "Luc Aron", "Nora Beck", "Otto Lind"];
const PLACES = ["Oslo", "Bergen", "Paris", "Lima"];
const MOVES = Array.from({ length: 60 }, (_, i) => ({
  tokens: `In ${1960 + i} ${NAMES[i % 5]} moved to ${PLACES[i % 4]} .`.split(" "),
  entities: [
    { type: "Peop", start: 2, end: 4 },
    { type: "Loc", start: 6, end: 7 },
  ],
  relations: [],
}));
const FAST = { Epochs: "2", Seed: "3", "Rehearsed sentences a step": "0" };

/** What is done seldom, and how often it was done. */
export interface Lap {
  readonly name: string;
  run(page: Page, number: number): Promise<void>;
}

/** Makes what the laps need: confirmed sentences, a kept model, and a second project. */
export async function prepareLaps(page: Page): Promise<void> {
  await drop(page, { "moves.json": JSON.stringify(MOVES) });
  await predicted(page);
  await keepModel(page, "First");
  await page.keyboard.press("Alt+Shift+o");
  const dialog = page.getByRole("dialog", { name: "New project" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("Second");
  await dialog.getByRole("button", { name: "Make the project" }).click();
  await expect(projectMenu(page, "Second")).toBeVisible();
  await addText(page, "Ida Moss lives in Oslo.", "Note");
  await go(page, "Second", "My project");
}

/** All is as it was when one has ended. */
export const LAPS: readonly Lap[] = [
  {
    name: "imports that are taken back",
    run: async (page, number) => {
      const list = documentList(page);
      const before = await list.getAttribute("aria-rowcount");
      const content = JSON.stringify(MOVES.slice(number % 20));
      await drop(page, { [`a-${number}.json`]: content, [`b-${number}.json`]: content });
      await expect(list).not.toHaveAttribute("aria-rowcount", before!);
      await predicted(page);
      await saved(page);
      await surface(page).focus();
      await page.keyboard.press("Control+z");
      await expect(list).toHaveAttribute("aria-rowcount", before!);
    },
  },
  {
    name: "searches",
    run: async (page) => {
      await surface(page).focus();
      await page.keyboard.press("/");
      const field = page.getByRole("searchbox", { name: "Find" });
      await field.fill("Oslo");
      const found = page.getByRole("listbox", { name: /^Found/ }).or(page.getByText(/\d places/));
      await expect(found.first()).toBeAttached();
      await field.fill("");
      await page.getByRole("tab", { name: "Annotate" }).click();
    },
  },
  {
    name: "dialogs",
    run: async (page) => {
      for (const key of ["n", "?", "Control+k", "Alt+o"]) {
        await surface(page).focus();
        await page.keyboard.press(key);
        await page.getByRole("dialog").first().waitFor();
        await page.keyboard.press("Escape");
        await expect(page.getByRole("dialog")).toHaveCount(0);
      }
      await page.getByRole("button", { name: "Edit types" }).click();
      const types = page.getByRole("dialog", { name: "Types" });
      await types.getByRole("button", { name: "Close", exact: true }).click();
      await expect(types).toBeHidden();
    },
  },
  {
    name: "changes of language and back",
    run: async (page) => {
      await speak(page, "Deutsch", "Neuer Text");
      await speak(page, "English", "New text");
    },
  },
  {
    name: "switches of projects and back",
    run: async (page) => {
      await go(page, "My project", "Second");
      await go(page, "Second", "My project");
    },
  },
  {
    name: "trainings, each kept and deleted",
    run: async (page) => {
      await keepModel(page, "Other");
      await item(page, "First").getByRole("button", { name: "Use First" }).click();
      await expect(item(page, "First").getByText("in use")).toBeVisible();
      await predicted(page);
      await item(page, "Other").getByRole("button", { name: "Delete Other" }).click();
      await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
      await expect(item(page, "Other")).toBeHidden();
      await page.getByRole("tab", { name: "Annotate" }).click();
    },
  },
];

const item = (page: Page, name: string): Locator =>
  page.getByRole("region", { name: "Models" }).getByRole("listitem").filter({ hasText: name });

async function keepModel(page: Page, name: string): Promise<void> {
  const panel = await openTraining(page);
  await train(panel, FAST);
  await expect(panel.getByRole("heading", { name: "Trained" })).toBeVisible({ timeout: TRAINED });
  await panel.getByLabel("Name of the model").fill(name);
  await panel.getByRole("button", { name: "Keep", exact: true }).click();
  await expect(item(page, name).getByText("in use")).toBeVisible();
  await predicted(page);
}

const projectMenu = (page: Page, name: string): Locator =>
  page.getByRole("banner").getByRole("button", { name: `Project ${name}`, exact: true });

async function go(page: Page, from: string, to: string): Promise<void> {
  await projectMenu(page, from).click();
  await page.getByRole("menuitem", { name: new RegExp(`^${to}`) }).click();
  await expect(projectMenu(page, to)).toBeVisible();
  await predicted(page);
}

/** Chooses a language in the palette, and waits for a word of it. */
async function speak(page: Page, language: string, word: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").first().waitFor();
  await page.keyboard.type(language);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: word }).first()).toBeVisible();
}
