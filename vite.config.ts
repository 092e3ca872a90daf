import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** Threads in WASM need `SharedArrayBuffer`, which browsers give to isolated pages only. */
const ISOLATED = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/** Vite's preview gzips files of unknown type; model files are sent as they are, with a length. */
const modelsKeepTheirLength: Plugin = {
  name: "models-keep-their-length",
  configurePreviewServer(server) {
    server.middlewares.use((request, _response, next) => {
      if (request.url?.includes("/models/")) delete request.headers["accept-encoding"];
      next();
    });
  },
};

export default defineConfig({
  base: "./",
  appType: "mpa", // a missing file is a 404, not the page
  plugins: [react(), modelsKeepTheirLength],
  worker: { format: "es" },
  build: { target: "es2023" },
  // Packages that only a worker imports would be found late, and reload the page.
  optimizeDeps: { entries: ["index.html", "src/worker/*.worker.ts"] },
  server: { headers: ISOLATED },
  preview: { host: "127.0.0.1", port: 4173, headers: ISOLATED },
});
