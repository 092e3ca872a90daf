import { createReadStream, mkdirSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { chromium } from "@playwright/test";
import { build } from "vite";
import type { BrowserResult, BrowserTask } from "../parity/worker.ts";
import { chromiumArgs, findOrInstallChromium } from "./chromium.ts";
import { projectRoot } from "./host.ts";

/** Compares an executor in Chromium: where Node has no adapter, the browser brings a software one. */
export async function parityInChromium(
  executor: string,
  golden: Readonly<Record<string, string>>,
  encoder: string | null,
  steps: number,
): Promise<BrowserResult> {
  const chrome = await findOrInstallChromium().catch((error: Error) => error);
  if (chrome instanceof Error) return { kind: "absent", reason: chrome.message };
  const page = await buildPage();
  const paths = new Map(Object.entries(golden).map(([name, path]) => [`/golden/${name}`, path]));
  if (encoder)
    for (const name of ["config.json", "model.safetensors"])
      paths.set(`/encoder/${name}`, join(encoder, name));
  const server = await serve((path) => paths.get(path) ?? join(page, path));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await chromium.launch({
    executablePath: chrome,
    args: chromiumArgs({ webgpu: true }),
  });
  try {
    const tab = await browser.newPage();
    await tab.goto(`${origin}/src/parity/page.html`);
    await tab.waitForFunction(() => "runParity" in window);
    const task: BrowserTask = {
      executor,
      files: Object.fromEntries(Object.keys(golden).map((name) => [name, `/golden/${name}`])),
      encoder: encoder
        ? { config: "/encoder/config.json", weights: "/encoder/model.safetensors" }
        : null,
      steps,
    };
    return await tab.evaluate((asked) => window.runParity(asked), task);
  } finally {
    await browser.close();
    server.close();
  }
}

async function buildPage(): Promise<string> {
  const outDir = join(projectRoot, "node_modules/.cache/spanloom/parity-page");
  mkdirSync(outDir, { recursive: true });
  await build({
    configFile: false,
    logLevel: "error",
    publicDir: false,
    worker: { format: "es" },
    build: {
      outDir,
      emptyOutDir: true,
      target: "es2023",
      rolldownOptions: { input: join(projectRoot, "src/parity/page.html") },
    },
  });
  return outDir;
}

const TYPES: Record<string, string> = { ".html": "text/html", ".js": "text/javascript" };

function serve(fileOf: (path: string) => string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const file = createReadStream(fileOf(path));
    file.on("open", () => {
      const type = TYPES[extname(path)] ?? "application/octet-stream";
      response.writeHead(200, { "Content-Type": type });
      file.pipe(response);
    });
    file.on("error", () => response.writeHead(404).end());
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}
