import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Browser, chromium, type Page } from "@playwright/test";
import { chromiumArgs } from "../../src/cli/chromium.ts";

/** A browser that can be killed as a crash would: at once, with all its processes. */
export interface Killable {
  readonly page: Page;
  kill(): Promise<void>;
}

/**
 * Opens an address in a browser that keeps its profile in a folder.
 *
 * @param args more of what the browser is started with
 */
export async function openKillable(
  executable: string,
  profile: string,
  address: string,
  args: readonly string[] = [],
): Promise<Killable> {
  const portFile = join(profile, "DevToolsActivePort");
  rmSync(portFile, { force: true });
  // Started by hand: Playwright does not say which process it would have to be killed.
  const child = spawn(
    executable,
    [
      ...chromiumArgs({ webgpu: false }),
      ...args,
      "--headless=new",
      "--remote-debugging-port=0",
      "--window-size=1500,2600",
      "--hide-crash-restore-bubble",
      `--user-data-dir=${profile}`,
      "about:blank",
    ],
    { detached: true, stdio: "ignore" },
  );
  const port = await portIn(portFile, child);
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const page = await openPage(browser, address);
  return {
    page,
    kill: async () => {
      const ended = once(child, "exit");
      process.kill(-child.pid!, "SIGKILL");
      await ended;
      await browser.close().catch(() => {}); // It is gone: only our end of the line is to be closed.
    },
  };
}

async function openPage(browser: Browser, address: string): Promise<Page> {
  const [context] = browser.contexts();
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(120_000);
  await page.setViewportSize({ width: 1500, height: 2500 });
  await page.goto(address);
  return page;
}

async function portIn(file: string, child: ChildProcess): Promise<number> {
  for (let waited = 0; waited < 120_000 && child.exitCode === null; waited += 50) {
    const port = Number(readIfThere(file).split("\n")[0]);
    if (port > 0) return port;
    await pause(50);
  }
  throw new Error(`the browser did not start (exit code ${child.exitCode})`);
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
