import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A package that the app, or the command line, is made with. */
export interface Component {
  readonly name: string;
  readonly version: string;
  /** As SPDX writes it: "MIT", "(MIT OR Apache-2.0)". */
  readonly licence: string;
  /** Subresource Integrity of the package's file; absent: it is of this project. */
  readonly integrity?: string;
  /** It is only there where the machine can use it. */
  readonly isOptional: boolean;
  /** The folder that it is installed in. */
  readonly folder: string;
}

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly link?: boolean;
}

/** All packages but those for development, as the lock file has them, by name and version. */
export function componentsOf(root: string): Component[] {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const found = new Map<string, Component>();
  for (const [path, locked] of Object.entries<Locked>(lock.packages)) {
    if (path === "" || locked.dev || locked.link) continue;
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    const { version = "", license = "none", integrity, optional = false } = locked;
    const folder = join(root, path);
    const one = { name, version, licence: license, isOptional: optional, folder };
    found.set(`${name} ${version}`, integrity ? { ...one, integrity } : one);
  }
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** The texts of a package's licence, and what it wants to be said with it; "" where it has none. */
export function licenceText({ folder }: Component): string {
  if (!existsSync(folder)) return "";
  return readdirSync(folder)
    .filter(
      (name) => /^(?:licen[cs]e|notice|copying)/i.test(name) && !/\.(?:[cm]?js|ts)$/.test(name),
    )
    .sort()
    .map((name) => readFileSync(join(folder, name), "utf8").trim())
    .join("\n\n");
}
