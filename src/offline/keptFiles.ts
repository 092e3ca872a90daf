import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** A file of the built app, as the service worker keeps it. */
export interface KeptFile {
  /** As seen from the page's folder. */
  readonly url: string;
  /** Null where the name changes with the content. */
  readonly revision: string | null;
  /** The form of Subresource Integrity. */
  readonly integrity: string;
}

/** A built version of the app. */
export interface AppFiles {
  /** The page's own script, the last one that it names. */
  readonly entry: string;
  /** What the page cannot begin without. */
  readonly first: readonly string[];
  readonly files: readonly KeptFile[];
}

/**
 * What hosts keep for themselves and do not send; weights, and what is only read with them, come when
 * their model is opened, and are kept by the model worker.
 */
const LEFT_OUT =
  /^(sw\.js|_headers|\.htaccess|nginx\.conf|sbom\.json|licenses\.txt|models\/.*(\.safetensors|vocab\.txt|tokenizer.*\.json)|.*\.map)$/;
const NAMED_AFTER_CONTENT = /^assets\//;

/** What of a built app is kept for use without a network: all but the weights of models. */
export function keptFiles(folder: string): AppFiles {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((name) => !LEFT_OUT.test(name))
    .sort();
  const files = names.map((url): KeptFile => {
    const hash = createHash("sha256")
      .update(readFileSync(join(folder, url)))
      .digest("base64");
    const revision = NAMED_AFTER_CONTENT.test(url) ? null : hash.replace(/\W/g, "").slice(0, 16);
    return { url, revision, integrity: `sha256-${hash}` };
  });
  const html = readFileSync(join(folder, "index.html"), "utf8");
  const first = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(([, url]) => url);
  const entry = [...html.matchAll(/<script[^>]*src="\.\/(assets\/[^"]+)"/g)].at(-1)?.[1];
  if (!entry) throw new Error("index.html names no script below assets/");
  return { entry, first, files };
}

/** The line of the service worker that holds the list, so that it changes with any file. */
export const listLine = (files: AppFiles): string => `self.APP_FILES = ${JSON.stringify(files)};`;
