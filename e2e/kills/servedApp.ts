import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type PreviewServer, preview } from "vite";

/** The built app on a port of this machine, without its models or with the tiny one in their place. */
export async function serveApp(
  root: string,
  dist: string,
  models: "none" | "tiny",
): Promise<PreviewServer> {
  if (!existsSync(resolve(root, dist, "index.html")))
    throw new Error("no build to test: run `npm run build` first");
  // By the server: what the service worker of the page fetches passes by the routes of Playwright.
  const withModels = {
    name: "models-of-the-kills",
    configurePreviewServer: ({ middlewares }: PreviewServer) => {
      middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? "/", "http://localhost");
        if (/\/assets\/bundledList-[^/]*\.json$/.test(pathname)) {
          response.setHeader("content-type", "application/json");
          response.end("{}");
        } else if (/\/models\/[^/]+\/[^/]+$/.test(pathname)) {
          const file = join(root, "e2e/tiny/model", pathname.split("/").at(-1)!);
          if (models === "tiny" && existsSync(file)) response.end(readFileSync(file));
          else {
            response.statusCode = 404;
            response.end();
          }
        } else next();
      });
    },
  };
  return preview({
    root,
    logLevel: "error",
    plugins: [withModels],
    build: { outDir: dist },
    preview: { port: 0, host: "127.0.0.1" },
  });
}
