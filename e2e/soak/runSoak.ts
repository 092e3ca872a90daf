import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type CDPSession, chromium, type Page } from "@playwright/test";
import { preview } from "vite";
import { chromiumArgs, findOrInstallChromium } from "../../src/cli/chromium.ts";
import { serveTiny } from "../tiny/serveTiny.ts";
import { growth, type Sample, sampleLine, slope } from "./samples.ts";
import { prepare, round } from "./session.ts";

export interface SoakOptions {
  readonly root: string;
  readonly minutes: number;
  readonly print: (line: string) => void;
}

const SAMPLES = 40;

/** Uses the built app for so long, and looks what it holds; returns whether nothing grew. */
export async function runSoak({ root, minutes, print }: SoakOptions): Promise<boolean> {
  if (!existsSync(resolve(root, "dist/index.html")))
    throw new Error("no build to test: run `npm run build` first");
  const server = await preview({
    root,
    logLevel: "error",
    preview: { port: 0, host: "127.0.0.1" },
  });
  const executablePath = await findOrInstallChromium();
  const browser = await chromium.launch({ executablePath, args: chromiumArgs({ webgpu: false }) });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await serveTiny(context, root);
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    await page.goto(server.resolvedUrls!.local[0]);
    await prepare(page);
    const samples = await soak(page, minutes, print);
    print(
      `heap: ${slope(samples).toFixed(1)} MB an hour by least squares, without the first quarter`,
    );
    const grown = growth(samples);
    for (const fault of grown) print(`FAILED: ${fault}`);
    return grown.length === 0;
  } finally {
    await browser.close();
    await server.close();
  }
}

async function soak(page: Page, minutes: number, print: SoakOptions["print"]): Promise<Sample[]> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const began = performance.now();
  const passed = () => (performance.now() - began) / 60_000;
  const samples: Sample[] = [];
  let rounds = 0;
  while (passed() < minutes || samples.length < 8) {
    await round(page, rounds++);
    // A slow machine does few rounds in the time: each is a sample then.
    if (passed() < (samples.length * minutes) / SAMPLES) continue;
    samples.push(await sampleOf(session, page, passed()));
    print(sampleLine(samples.at(-1)!));
  }
  print(`${rounds} rounds of scrolling, editing and predicting in ${passed().toFixed(1)} minutes`);
  return samples;
}

async function sampleOf(session: CDPSession, page: Page, minutes: number): Promise<Sample> {
  for (let time = 0; time < 2; time++) await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const { metrics } = await session.send("Performance.getMetrics");
  const metric = (name: string) => metrics.find((m) => m.name === name)?.value ?? 0;
  return {
    minutes,
    heapMB: usedSize / 2 ** 20,
    detached: metric("Nodes") - (await page.evaluate(countNodes)),
    listeners: metric("JSEventListeners"),
    entries: await page.evaluate(countEntries),
  };
}

/** Runs in the page. */
function countNodes(): number {
  const walker = document.createTreeWalker(document);
  let count = 1;
  while (walker.nextNode()) count++;
  return count;
}

/** Runs in the page. The browser's own kinds of entries have limits. */
function countEntries(): number {
  const kinds = ["mark", "measure", "resource"];
  return performance.getEntries().filter(({ entryType }) => kinds.includes(entryType)).length;
}
