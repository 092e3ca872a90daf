import { createReadStream, existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/**
 * A static host as plain as they come: the folder under a sub-path, no headers but the type and these. Where
 * `folder` is a function it names the one that is served by then; null: the host cannot be reached.
 */
export function servePlainly(
  folder: string | (() => string | null),
  subPath: string,
  port: number,
  headers: Readonly<Record<string, string>> = {},
): Promise<Server> {
  const server = createServer((request, response) => {
    const served = typeof folder === "string" ? folder : folder();
    if (served === null) return request.socket.destroy();
    const { pathname } = new URL(request.url!, "http://host");
    const name = normalize(pathname.slice(subPath.length)) || ".";
    const file = join(served, name === "." ? "index.html" : name);
    if (!pathname.startsWith(subPath) || name.startsWith("..") || !existsSync(file))
      return response.writeHead(404).end();
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    response.writeHead(200, { "Content-Type": type, ...headers });
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}
