import type { CDPSession, Page } from "@playwright/test";
import { keyTimes, spansPainted, startFrames, stopFrames, watchKeys } from "./inPage.ts";
import { LARGE, largeText } from "./largeText.ts";

/** What was measured over the large document; times in milliseconds, the heap in megabytes. */
export interface SurfaceTimes {
  /** From the end of loading the page, whose open document it is, to its first spans. */
  readonly reload: number;
  /** From the press on its name in the list of documents. */
  readonly open: number;
  readonly frames: readonly number[];
  /** From the press of a key that edits to the paint after it. */
  readonly keys: readonly number[];
  readonly heap: number;
}

const NAME = "large";
const WHEEL = { pixels: 240, every: 40, times: 150 };
const EDITS = ["2", "3", "]", "[", "4", "}", "1", "{"];
const ROUNDS = 8;

/** Imports the large document and measures opening, scrolling, editing and memory. */
export async function measureSurface(page: Page): Promise<SurfaceTimes> {
  const { txt, ann } = largeText(LARGE);
  const bytes = (name: string, text: string) => ({
    name,
    mimeType: "text/plain",
    buffer: Buffer.from(text),
  });
  const files = page.locator("input[type=file]").first();
  await files.setInputFiles([
    bytes("small.txt", "Nothing is in it."),
    bytes(`${NAME}.txt`, txt),
    bytes(`${NAME}.ann`, ann),
  ]);
  await page
    .getByRole("dialog", { name: "Import" })
    .getByRole("button", { name: "Import" })
    .click();
  const row = (name: string) =>
    page.getByRole("grid", { name: "Documents" }).getByRole("row", { name });
  await row("small").waitFor();
  await row("small").click();
  await page.getByText("Nothing is in it.").waitFor();
  await saved(page);
  const opening = page.evaluate(spansPaintedAfterPress);
  await row(NAME).click();
  const open = await opening;
  await saved(page);

  await page.addInitScript({ content: `(${noteReload})(${spansPainted})` });
  await page.reload();
  const reload = await page.evaluate(() => (window as unknown as Painted).painted);

  const frames = await scroll(page);
  const keys = await edit(page);
  return { reload, open, frames, keys, heap: await heapOf(page) };
}

interface Painted {
  readonly painted: Promise<number>;
}

/** Runs in the page before anything else: until the first spans, from the end of the load event. */
const noteReload = (painted: (from: number) => Promise<number>): void => {
  const whenPainted = painted(0);
  const whenLoaded = new Promise<number>((resolve) => {
    addEventListener("load", () => setTimeout(() => resolve(performance.now())));
  });
  const both = Promise.all([whenPainted, whenLoaded]);
  Object.assign(window, { painted: both.then(([end, load]) => Math.max(0, end - load)) });
};

/** Runs in the page: from the next press to the first spans. */
const spansPaintedAfterPress = (): Promise<number> =>
  new Promise((resolve) => {
    const pressed = ({ timeStamp }: Event) => {
      const look = () => {
        if (!document.querySelector("[data-surface] [data-tag]"))
          return requestAnimationFrame(look);
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve(performance.now() - timeStamp);
        return requestAnimationFrame(() => channel.port2.postMessage(null));
      };
      look();
    };
    addEventListener("pointerdown", pressed, { capture: true, once: true });
  });

async function scroll(page: Page): Promise<number[]> {
  const surface = page.getByRole("region", { name: "Text", exact: true });
  await surface.hover();
  await page.waitForTimeout(500);
  await page.evaluate(startFrames);
  for (let i = 0; i < WHEEL.times; i++) {
    await page.mouse.wheel(0, WHEEL.pixels);
    await page.waitForTimeout(WHEEL.every);
  }
  return page.evaluate(stopFrames);
}

async function edit(page: Page): Promise<number[]> {
  await page.evaluate(watchKeys);
  const tags = page.locator("[data-surface] [data-tag]");
  await tags.nth(8).click();
  await page.evaluate(keyTimes);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const key of EDITS) {
      await page.keyboard.press(key);
      await page.waitForTimeout(60);
    }
    times.push(...(await page.evaluate(keyTimes)));
  }
  await saved(page);
  return times;
}

async function heapOf(page: Page): Promise<number> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return usedSize / 1e6;
}

const saved = (page: Page) =>
  page
    .getByRole("banner")
    .getByText(/^Saved/)
    .waitFor();
