import { readdirSync } from "node:fs";
import type { Page } from "@playwright/test";
import type { Sample } from "./samples.ts";

/** Looks what a page and its browser hold. */
export async function createSampler(page: Page): Promise<(minutes: number) => Promise<Sample>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const browser = await page.context().browser()!.newBrowserCDPSession();
  return async (minutes) => {
    for (let time = 0; time < 2; time++) await session.send("HeapProfiler.collectGarbage");
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    const { metrics } = await session.send("Performance.getMetrics");
    const { processInfo } = await browser.send("SystemInfo.getProcessInfo");
    const metric = (name: string) => metrics.find((m) => m.name === name)?.value ?? 0;
    return {
      minutes,
      heapMB: usedSize / 2 ** 20,
      detached: metric("Nodes") - (await page.evaluate(countNodes)),
      listeners: metric("JSEventListeners"),
      entries: await page.evaluate(countEntries),
      workers: page.workers().length,
      handles: processInfo.reduce((sum, { id }) => sum + handlesOf(id), 0),
      ...(await page.evaluate(measureStored)),
    };
  };
}

/** Where the system tells nothing of processes, 0. */
function handlesOf(process: number): number {
  try {
    return readdirSync(`/proc/${process}/fd`).length;
  } catch {
    return 0;
  }
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

/** Runs in the page. */
async function measureStored(): Promise<{ databaseMB: number; files: number }> {
  const { usageDetails = {} } = (await navigator.storage.estimate()) as StorageEstimate & {
    usageDetails?: { indexedDB?: number };
  };
  const countIn = async (folder: FileSystemDirectoryHandle): Promise<number> => {
    let count = 0;
    for await (const handle of folder.values())
      count += handle.kind === "file" ? 1 : await countIn(handle as FileSystemDirectoryHandle);
    return count;
  };
  const files = await countIn(await navigator.storage.getDirectory());
  return { databaseMB: (usageDetails.indexedDB ?? 0) / 2 ** 20, files };
}
