// Which browser the end-to-end tests and the WebGPU parity run in.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

const NAMES = [
  "google-chrome-stable",
  "google-chrome",
  "chromium",
  "chromium-browser",
  "chrome",
  "chrome.exe",
];
const FOLDERS = ["/usr/bin", "/usr/local/bin", "/opt/google/chrome", "/snap/bin"];
const MAC_APPS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const INSTALL_SECONDS = 60;
const APT_SECONDS = 600;

/** The path of a Chrome or Chromium that starts here; installs one where there is none. */
export async function findOrInstallChromium(): Promise<string> {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted && !starts(wanted))
    throw new Error(`CHROMIUM_PATH is ${wanted}, which does not start`);
  return wanted ?? findChromium() ?? (await installChromium());
}

/** What to launch it with, for the same on every machine: a software WebGPU adapter, or none. */
export function chromiumArgs({ webgpu }: { webgpu: boolean }): string[] {
  return [
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    ...(webgpu
      ? ["--enable-unsafe-webgpu", "--use-webgpu-adapter=swiftshader"]
      : // A process less to talk to: a tenth of what a test takes.
        ["--disable-gpu", "--in-process-gpu"]),
  ];
}

function findChromium(): string | undefined {
  const folders = [...(process.env.PATH ?? "").split(delimiter), ...FOLDERS];
  const named = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...named, ...MAC_APPS, chromium.executablePath()].find(starts);
}

async function installChromium(): Promise<string> {
  say("No Chrome or Chromium found: installing Playwright's");
  const cli = createRequire(import.meta.url).resolve("@playwright/test/cli");
  await run([process.execPath, cli, "install", "chromium", "--no-shell"], INSTALL_SECONDS);
  const byPlaywright = findChromium();
  if (byPlaywright) return byPlaywright;
  if (isDebian() && process.getuid?.() === 0) {
    say("Playwright could not: installing Debian's");
    if (await run(["apt-get", "-qq", "update"], APT_SECONDS))
      await run(["apt-get", "-qq", "install", "-y", "chromium"], APT_SECONDS);
  }
  const byDebian = findChromium();
  if (byDebian) return byDebian;
  throw new Error(
    "no Chrome or Chromium was found, and none could be installed. Install one " +
      "(`apt install chromium`, or `npx playwright install --with-deps chromium`), " +
      "or set CHROMIUM_PATH to where it is",
  );
}

/** Asking for the version also finds out whether its libraries are there. */
function starts(path: string): boolean {
  if (!existsSync(path)) return false;
  if (process.platform === "win32") return path.endsWith(".exe"); // it would open a window
  return spawnSync(path, ["--version"], { timeout: 20_000, stdio: "ignore" }).status === 0;
}

function isDebian(): boolean {
  const release = "/etc/os-release";
  return existsSync(release) && /^ID=debian$/m.test(readFileSync(release, "utf8"));
}

/** Runs a command, quiet unless it fails; past the time it is ended with all that it started. */
function run([command, ...args]: string[], seconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command!, args, {
      detached: true,
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const keep = (chunk: Buffer) => {
      output += chunk;
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    const timer = setTimeout(() => {
      output += `\nstopped after ${seconds} s`;
      if (child.pid) process.kill(-child.pid, "SIGKILL");
    }, seconds * 1000);
    const end = (ok: boolean) => {
      clearTimeout(timer);
      if (!ok) say(output.split("\n").find((line) => /error|stopped/i.test(line)) ?? output.trim());
      resolve(ok);
    };
    child.on("error", (error) => {
      output += error.message;
      end(false);
    });
    child.on("close", (code) => end(code === 0));
  });
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
