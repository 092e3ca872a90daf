import type { Page } from "@playwright/test";
import { readStored } from "../session/storedRows.ts";
import { type Moment, type Step, stepsSince } from "./expected.ts";
import { focusText } from "./press.ts";
import { look, type Shown } from "./shown.ts";
import { storedSteps } from "./storedSteps.ts";

/** What a reopened page turned out to be. */
export interface Reopened {
  readonly moment: Moment;
  /** How many edits that were shown as saved are not there. */
  readonly lost: number;
  /** What else was wrong, a line each. */
  readonly faults: readonly string[];
}

/**
 * Finds out at which of the moments before the kill the reopened page stands: at the last one that
 * was shown as saved, or later. After the last moment there may be steps that nobody saw.
 */
export async function reopened(page: Page, moments: readonly Moment[]): Promise<Reopened> {
  await page.locator("header .saved", { hasText: "Saved" }).waitFor();
  const shown = await look(page);
  const stored = await storedSteps(page);
  const faults = [...(await faultsOf(page, shown, stored))];
  const saved = moments.findLastIndex((moment) => moment.shown.saved);
  for (let i = moments.length - 1; i >= 0; i--) {
    const moment = await standsAt(page, moments[i], {
      shown,
      stored,
      isLast: i === moments.length - 1,
    });
    if (!moment) continue;
    faults.push(...(await undoFaults(page, moment)));
    return { moment, lost: Math.max(0, saved - i), faults };
  }
  faults.push("the project is in a state that was never shown");
  const undo = stored.map((name) => ({ name, before: null }));
  return { moment: { shown, undo, redo: [] }, lost: 1, faults };
}

interface Found {
  readonly shown: Shown;
  readonly stored: readonly string[];
  /** Whether it was the last look before the kill. */
  readonly isLast: boolean;
}

/** The moment with what was done after it, if the page stands there; else null. */
async function standsAt(page: Page, moment: Moment, found: Found): Promise<Moment | null> {
  const { shown, stored, isLast } = found;
  for (const more of stepsSince(moment, stored)) {
    if (more === 0 && shown.content === moment.shown.content) return { ...moment, shown };
    if (more === 0 || !isLast) continue;
    const steps = await unseen(page, stored.slice(-more), moment.shown.content);
    if (steps) return { shown, undo: [...moment.undo, ...steps], redo: [] };
  }
  return null;
}

/** Takes the steps that nobody saw back and again; null unless they began at this content. */
async function unseen(
  page: Page,
  names: readonly string[],
  content: string,
): Promise<Step[] | null> {
  const steps: Step[] = [];
  await focusText(page);
  for (const name of names.toReversed()) {
    await page.keyboard.press("Control+z");
    steps.unshift({ name, before: (await look(page)).content });
  }
  for (const _ of names) await page.keyboard.press("Control+Shift+z");
  return steps[0].before === content ? steps : null;
}

async function faultsOf(page: Page, shown: Shown, stored: readonly string[]): Promise<string[]> {
  const damaged = await page.getByText("could not be read").count();
  const docs = await readStored(page);
  const rows = docs.flatMap(({ entities, relations }) => [...entities, ...relations]);
  const visible = rows.filter(({ status }) => status !== "rejected").length;
  const named = shown.content.split("\n").filter((line) => /, (suggested|confirmed)\b/.test(line));
  const drawn = named.filter((line) => !/^Sentence \d/.test(line)).length;
  return [
    ...(damaged > 0 ? ["the page says that something could not be read"] : []),
    ...(drawn === visible ? [] : [`${drawn} spans and arcs are shown, ${visible} are stored`]),
    ...((stored.at(-1) ?? null) === shown.undo
      ? []
      : [`Undo would take back “${shown.undo}”, the last stored step is “${stored.at(-1)}”`]),
  ];
}

/** Takes the last step back and again. */
async function undoFaults(page: Page, { shown, undo }: Moment): Promise<string[]> {
  const last = undo.at(-1);
  if (!last) return [];
  await focusText(page);
  await page.keyboard.press("Control+z");
  const back = await look(page);
  await page.keyboard.press("Control+Shift+z");
  const again = await look(page);
  return [
    ...(last.before !== null && back.content !== last.before
      ? [`“${last.name}” is not undone`]
      : []),
    ...(back.redo === last.name ? [] : [`“${last.name}” cannot be redone`]),
    ...(again.content === shown.content ? [] : [`“${last.name}” redone is something else`]),
  ];
}
