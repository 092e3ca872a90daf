import { readFileSync } from "node:fs";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { catalogues } from "./.ci/catalogues.mjs";
import { hostHeaders, ISOLATED } from "./src/hosting/headers.ts";
import { policyOf, safePage } from "./src/hosting/safePage.ts";
import { zodWithoutEval } from "./src/hosting/zodWithoutEval.ts";
import { serviceWorker } from "./src/offline/buildServiceWorker.ts";

const root = import.meta.dirname;
const { version } = JSON.parse(readFileSync(`${root}/package.json`, "utf8"));

/**
 * Vite's preview would send its headers with files alone, not where there is none, and gzip what a browser
 * of this machine has at once, models without a length.
 */
const previewAsHosted: Plugin = {
  name: "preview-as-hosted",
  configurePreviewServer(server) {
    const headers = Object.entries(hostHeaders(policyOf(root)));
    server.middlewares.use((request, response, next) => {
      delete request.headers["accept-encoding"];
      for (const [name, value] of headers) response.setHeader(name, value);
      next();
    });
  },
};

export default defineConfig({
  base: "./",
  appType: "mpa", // a missing file is a 404, not the page
  plugins: [react(), catalogues, zodWithoutEval, previewAsHosted, safePage(root), serviceWorker()],
  worker: { format: "es", plugins: () => [catalogues, zodWithoutEval] },
  define: { "import.meta.env.VITE_VERSION": JSON.stringify(version) },
  build: {
    target: "es2023",
    // What the first screen needs comes in one piece, and nothing else with it.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: "start", tags: ["$initial"] }] } },
    },
  },
  // Packages that only a worker imports would be found late, and reload the page.
  optimizeDeps: { entries: ["index.html", "src/worker/*.worker.ts"] },
  server: { headers: { ...ISOLATED } },
  preview: { host: "127.0.0.1", port: 4173 },
});
