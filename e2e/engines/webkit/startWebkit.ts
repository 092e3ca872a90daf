import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../../serve/freePort.ts";
import { WebkitPage } from "./webkitPage.ts";

/** What Debian calls what is needed. */
export const PACKAGES = "webkit2gtk-driver gir1.2-webkit2-4.1 python3-gi xvfb";
const LOADS = `import gi; gi.require_version("WebKit2", "4.1"); from gi.repository import WebKit2`;

/** Whether WebKitGTK, its driver and a screen without a monitor are installed. */
export function hasWebkit(): boolean {
  try {
    execFileSync("sh", ["-c", "command -v WebKitWebDriver && command -v Xvfb"], {
      stdio: "ignore",
    });
    execFileSync("/usr/bin/python3", ["-c", LOADS], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

export interface Webkit {
  readonly page: WebkitPage;
  end(): Promise<void>;
}

/** Starts WebKitGTK on a screen of its own. @param profile a folder where it keeps what it stores */
export async function startWebkit(profile: string): Promise<Webkit> {
  const screen = spawn("Xvfb", ["-displayfd", "1", "-screen", "0", "1400x1000x24"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [number] = await once(screen.stdout, "data");
  const port = await freePort();
  const driver = spawn("WebKitWebDriver", [`--port=${port}`], {
    stdio: "ignore",
    env: {
      ...process.env,
      DISPLAY: `:${String(number).trim()}`,
      GDK_BACKEND: "x11",
      WEBKIT_PROFILE: profile,
      // It wants rights that a container seldom has; the pages here are our own.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
    },
  });
  try {
    await listening(port, driver);
    const page = await WebkitPage.open(port, join(import.meta.dirname, "browser.py"));
    return {
      page,
      end: async () => {
        await page.close().catch(() => {});
        for (const one of [driver, screen]) one.kill();
      },
    };
  } catch (error) {
    for (const one of [driver, screen]) one.kill();
    throw error;
  }
}

async function listening(port: number, driver: ChildProcess): Promise<void> {
  for (let waited = 0; waited < 30_000 && driver.exitCode === null; waited += 100) {
    if (await fetch(`http://127.0.0.1:${port}/status`).catch(() => null)) return;
    await pause(100);
  }
  throw new Error(`WebKitWebDriver did not start (exit code ${driver.exitCode})`);
}
