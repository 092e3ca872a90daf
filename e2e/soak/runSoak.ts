import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { findOrInstallChromium } from "../../src/cli/chromium.ts";
import { openKillable } from "../kills/killable.ts";
import { serveApp } from "../kills/servedApp.ts";
import { LAPS, prepareLaps } from "./lap.ts";
import { createSampler } from "./sampler.ts";
import { growth, type Sample, sampleLine, slope } from "./samples.ts";
import { EDITS, prepare, round } from "./session.ts";

export interface SoakOptions {
  readonly root: string;
  readonly minutes: number;
  /** Whether also what is seldom done is: imports, trainings, other projects and languages. */
  readonly laps: boolean;
  readonly print: (line: string) => void;
}

const SAMPLES = 40;
/** Machine code lies in the heap too, and is the more the longer a page runs: without it, the heap is what the page holds. */
const INTERPRETED = "--js-flags=--no-opt --no-maglev --no-sparkplug";
/** After so many rounds comes a lap: one of the seldom things. */
const ROUNDS_A_LAP = 2;

/** Uses the built app for so long, and looks what it holds; returns whether nothing grew. */
export async function runSoak({ root, minutes, laps, print }: SoakOptions): Promise<boolean> {
  const server = await serveApp(root, "dist", "tiny");
  const profile = mkdtempSync(join(tmpdir(), "spanloom-soak-"));
  const executable = await findOrInstallChromium();
  // In a profile on the disk: what a private window stores lies in memory.
  const app = await openKillable(executable, profile, server.resolvedUrls!.local[0], [INTERPRETED]);
  try {
    await app.page.setViewportSize({ width: 1440, height: 900 });
    await prepare(app.page);
    if (laps) await prepareLaps(app.page);
    const samples = await soak(app.page, { minutes, laps, print });
    print(
      `heap: ${slope(samples).toFixed(1)} MB an hour by least squares, without the first quarter`,
    );
    const grown = growth(samples);
    for (const fault of grown) print(`FAILED: ${fault}`);
    return grown.length === 0;
  } finally {
    await app.kill();
    await server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

type Soak = Pick<SoakOptions, "minutes" | "laps" | "print">;

async function soak(page: Page, { minutes, laps, print }: Soak): Promise<Sample[]> {
  const sampleAt = await createSampler(page);
  const began = performance.now();
  const passed = () => (performance.now() - began) / 60_000;
  const samples: Sample[] = [];
  const done = new Map<string, number>();
  let rounds = 0;
  while (passed() < minutes || samples.length < 8) {
    const number = Math.floor(rounds / ROUNDS_A_LAP);
    if (laps && rounds % ROUNDS_A_LAP === 0) {
      const lap = LAPS[number % LAPS.length];
      await lap.run(page, number);
      done.set(lap.name, (done.get(lap.name) ?? 0) + 1);
    }
    await round(page, rounds++);
    // A slow machine does few rounds in the time: each is a sample then.
    if (passed() < (samples.length * minutes) / SAMPLES) continue;
    samples.push(await sampleAt(passed()));
    print(sampleLine(samples.at(-1)!));
  }
  print(`${rounds} rounds of scrolling, editing and predicting in ${passed().toFixed(1)} minutes`);
  if (laps) print(`${rounds * EDITS.length} edits, each taken back`);
  for (const [name, count] of done) print(`${count} ${name}`);
  return samples;
}
