import { createReadStream, existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { dirname, extname, join } from "node:path";
import { chromium } from "@playwright/test";
import { build } from "vite";
import { chromiumArgs, findOrInstallChromium } from "../../src/cli/chromium.ts";
import type { WorkerStart } from "../host/worker.ts";
import { checked, type RemotePeer } from "./peerProcess.ts";

/** A browser in which each peer runs in a worker of its own page. */
export interface PeerBrowser {
  open(start: WorkerStart): Promise<RemotePeer>;
  close(): Promise<void>;
}

/** @param files folder of the prepared files @param root the project's folder */
export async function launchChromium(files: string, root: string): Promise<PeerBrowser> {
  const executablePath = await findOrInstallChromium();
  const page = await buildPage(root);
  const server = await serve(folders(files, root, page));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const heap = "--js-flags=--max-old-space-size=8192"; // plain tfjs needs more than the usual
  const args = [...chromiumArgs({ webgpu: true }), heap];
  const browser = await chromium.launch({ executablePath, args });
  return {
    async open(start) {
      const tab = await browser.newPage();
      tab.setDefaultTimeout(0);
      if (process.env.BENCH_DEBUG)
        tab.on("console", (message) => process.stderr.write(`${start.name}: ${message.text()}\n`));
      await tab.goto(`${origin}/bench/host/page.html`);
      await tab.waitForFunction(() => "ask" in window);
      const ask = async <Answer>(message: unknown): Promise<Answer> =>
        checked<Answer>(await tab.evaluate((m) => window.ask(m as WorkerStart), message));
      const stop = () => {
        tab.close().catch(() => {});
      };
      try {
        const { info } = await ask<{ info: string }>(start);
        return { info: `${info}, Chromium ${browser.version()}`, ask, stop };
      } catch (error) {
        stop();
        throw error;
      }
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

async function buildPage(root: string): Promise<string> {
  const outDir = join(root, "node_modules/.cache/spanloom/bench-page");
  const installed = (name: string) => existsSync(join(root, "bench/node_modules", name));
  const external = ["onnxruntime-web", "@jax-js/jax"].filter((name) => !installed(name));
  const rolldownOptions = { external: external.map((name) => new RegExp(`^${name}(/|$)`)) };
  await build({
    root,
    configFile: false,
    logLevel: "error",
    publicDir: false,
    resolve: { conditions: ["onnxruntime-web-use-extern-wasm", "module", "browser"] },
    worker: { format: "es", rolldownOptions },
    build: {
      outDir,
      emptyOutDir: true,
      target: "es2023",
      minify: false, // tfjs starts its threads from the text of a function
      rolldownOptions: { ...rolldownOptions, input: join(root, "bench/host/page.html") },
    },
  });
  return outDir;
}

/** Which folder is served under each path; the first that fits is taken. */
function folders(files: string, root: string, page: string): [string, string][] {
  const folderOf = (from: string, file: string) => dirname(createRequire(from).resolve(file));
  const tfjs = "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm";
  const ort = join(root, "bench/node_modules/onnxruntime-web/dist");
  return [
    ["/files/", files],
    ["/tfjs-wasm/", folderOf(join(root, "package.json"), tfjs)],
    ["/ort-wasm/", ort],
    ["/", page],
  ];
}

const TYPES: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};

/** Threads in WASM need an isolated page. */
const ISOLATED = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
};

function serve(served: readonly [string, string][]): Promise<Server> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const [prefix, folder] = served.find(([start]) => path.startsWith(start)) as [string, string];
    const file = createReadStream(join(folder, path.slice(prefix.length)));
    file.on("open", () => {
      const type = TYPES[extname(path)] ?? "application/octet-stream";
      response.writeHead(200, { ...ISOLATED, "Content-Type": type });
      file.pipe(response);
    });
    file.on("error", () => response.writeHead(404, ISOLATED).end());
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}
