import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { findOrInstallChromium } from "../../src/cli/chromium.ts";
import { type Moment, momentAfter } from "./expected.ts";
import { type Draw, drawFrom, hastyEdit, randomGesture } from "./gestures.ts";
import { type Killable, openKillable } from "./killable.ts";
import { killImports } from "./killImports.ts";
import { killModels } from "./killModels.ts";
import { killRounds } from "./killRounds.ts";
import { focusText, press } from "./press.ts";
import { reopened } from "./reopened.ts";
import { importDocument, plant } from "./seed.ts";
import { serveApp } from "./servedApp.ts";
import { look } from "./shown.ts";
import { tearLog } from "./tornLog.ts";

export interface KillOptions {
  readonly root: string;
  /** The folder of the build. */
  readonly dist: string;
  readonly what: Killed;
  readonly count: number;
  readonly seed: number;
  /** Whether each kill is to leave half a record, as few do by themselves. */
  readonly torn: boolean;
  readonly print: (line: string) => void;
}

const KILLINGS = { imports: killImports, models: killModels };

/** What is killed: edits, imports of documents, or trainings and the keeping of models. */
export const KILLED = ["edits", ...(Object.keys(KILLINGS) as (keyof typeof KILLINGS)[])] as const;
export type Killed = (typeof KILLED)[number];

/** Works in and kills the built app again and again; returns whether nothing was ever lost. */
export async function runKills({
  root,
  dist,
  what,
  count,
  seed,
  torn,
  print,
}: KillOptions): Promise<boolean> {
  const rounds = what === "edits" ? null : KILLINGS[what];
  const server = await serveApp(root, dist, rounds?.models ?? "none");
  const profile = mkdtempSync(join(tmpdir(), "spanloom-kills-"));
  const executable = await findOrInstallChromium();
  let tornByItself = 0;
  const open = () => {
    keepLeft(profile);
    if (torn && tearLog(profile)) tornByItself++;
    return openKillable(executable, profile, server.resolvedUrls!.local[0]);
  };
  let isWhole = false;
  try {
    const draw = drawFrom(seed);
    isWhole = rounds
      ? await killRounds(rounds, { count, draw, print, open })
      : await killAll(open, { count, draw, print });
    if (torn) print(`${tornByItself} of the kills had left half a record by themselves`);
    return isWhole;
  } finally {
    await server.close();
    // Where something was lost, one wants to look at what the browser has.
    if (isWhole) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    else print(`the profile of the browser is kept: ${profile}`);
  }
}

/** Keeps what the last kill left, to be looked at where the next visit loses it. */
function keepLeft(profile: string): void {
  const [from, to] = [join(profile, "Default/IndexedDB"), join(profile, "left")];
  rmSync(to, { recursive: true, force: true });
  if (existsSync(from)) cpSync(from, to, { recursive: true });
}

interface Run {
  readonly count: number;
  readonly draw: Draw;
  readonly print: (line: string) => void;
}

/** After so many kills hardly anything is left to decide: it starts from the suggestions again. */
const SOWN = 20;

async function killAll(open: () => Promise<Killable>, { count, draw, print }: Run) {
  let app = await open();
  const total = { edits: 0, unseen: 0, lost: 0, faults: 0 };
  try {
    const seed = await importDocument(app.page);
    let moment = await firstMoment(app.page);
    for (let kill = 1; kill <= count; kill++) {
      const moments = await edit(app.page, moment, draw);
      await inTheMiddle(app, draw);
      app = await open();
      const found = await reopened(app.page, moments);
      moment = found.moment;
      total.edits += editsIn(moments);
      total.unseen += Math.max(0, moment.undo.length - moments.at(-1)!.undo.length);
      total.lost += found.lost;
      total.faults += found.faults.length;
      for (const fault of found.faults) print(`kill ${kill}: ${fault}`);
      if (found.lost > 0) print(`kill ${kill}: ${found.lost} edits lost`);
      if (kill % 10 === 0) print(`${kill} kills: ${said(total)}`);
      if (kill % SOWN > 0) continue;
      await plant(app.page, seed);
      moment = await firstMoment(app.page);
    }
  } finally {
    await app.kill();
  }
  print(`${count} kills, ${total.lost} edits lost`);
  return total.lost + total.faults === 0;
}

const firstMoment = async (page: Page): Promise<Moment> => ({
  shown: await look(page),
  undo: [],
  redo: [],
});

const editsIn = (moments: readonly Moment[]): number =>
  moments.filter(({ undo }, i) => i > 0 && undo !== moments[i - 1].undo).length;

interface Total {
  readonly edits: number;
  readonly unseen: number;
  readonly lost: number;
  readonly faults: number;
}

const said = ({ edits, unseen, lost, faults }: Total): string =>
  `${edits} edits seen, ${unseen} more found that were made in the last moment; ${lost} lost, ${faults} faults`;

/** Edits at random and returns what was shown after each edit. */
async function edit(page: Page, start: Moment, draw: Draw): Promise<Moment[]> {
  // Undone and done again while it was looked at: saved, but the header may not say so yet.
  await page.locator("header .saved", { hasText: "Saved" }).waitFor();
  const moments = [{ ...start, shown: await look(page) }];
  for (let left = draw.below(12); left > 0; left--) {
    const gesture = randomGesture(draw);
    await press(page, gesture.keys);
    moments.push(momentAfter(moments.at(-1)!, gesture, await look(page)));
    await pause(draw.below(40));
  }
  return moments;
}

/** Kills the browser while keys are still being pressed. */
async function inTheMiddle(app: Killable, draw: Draw): Promise<void> {
  await focusText(app.page);
  const typing = typeHastily(app.page, draw).catch(() => {}); // The page goes away under it.
  await pause(draw.below(400));
  await app.kill();
  await typing;
}

async function typeHastily(page: Page, draw: Draw): Promise<void> {
  for (let left = draw.below(20); left > 0; left--) {
    for (const key of hastyEdit(draw)) await page.keyboard.press(key);
  }
}
