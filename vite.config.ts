import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { catalogues } from "./.ci/catalogues.mjs";
import { HUB_HOSTS } from "./src/hub/hubHosts.ts";
import { serviceWorker } from "./src/offline/buildServiceWorker.ts";

/** Threads in WASM need `SharedArrayBuffer`, which browsers give to isolated pages only. */
const ISOLATED = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/** Vite's preview would gzip what a browser of this machine has at once, models without a length. */
const sentAsItIs: Plugin = {
  name: "sent-as-it-is",
  configurePreviewServer(server) {
    server.middlewares.use((request, _response, next) => {
      delete request.headers["accept-encoding"];
      next();
    });
  },
};

/** The page's policy lets it ask the hosts that models come from, and no others. */
const policyNamesHub: Plugin = {
  name: "policy-names-hub",
  transformIndexHtml: {
    order: "pre",
    handler: (html) => html.replace("%HUB_HOSTS%", HUB_HOSTS.join(" ")),
  },
};

export default defineConfig({
  base: "./",
  appType: "mpa", // a missing file is a 404, not the page
  plugins: [react(), catalogues, sentAsItIs, policyNamesHub, serviceWorker()],
  worker: { format: "es", plugins: () => [catalogues] },
  build: { target: "es2023" },
  // Packages that only a worker imports would be found late, and reload the page.
  optimizeDeps: { entries: ["index.html", "src/worker/*.worker.ts"] },
  server: { headers: ISOLATED },
  preview: { host: "127.0.0.1", port: 4173, headers: ISOLATED },
});
