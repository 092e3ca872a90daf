import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The files of a folder by their names, without notes and sources. */
export const folder = (at: string): Record<string, Uint8Array> =>
  Object.fromEntries(
    readdirSync(at)
      .filter((name) => !/\.(?:md|ts)$/.test(name))
      .map((name) => [name, new Uint8Array(readFileSync(join(at, name)))]),
  );
