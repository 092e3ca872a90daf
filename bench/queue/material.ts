import { join } from "node:path";
import { readText, readTypes } from "../../src/cli/files.ts";
import type { Example } from "../../src/core/learn/example.ts";
import type { ModelTypes } from "../../src/core/types/modelTypes.ts";
import { parseSpertJson } from "../../src/io/spert/spertJson.ts";

/** A set of which a user goes through some sentences. */
export interface QueueSet {
  readonly types: ModelTypes;
  /** What may be gone through, in the order of the files, document by document. */
  readonly pool: readonly Example[];
  /** What the trained models are scored on; nothing of it is in the pool. */
  readonly test: readonly Example[];
}

/** The sets, and of which of their files, in turn, pool and test are the first sentences. */
const SETS = {
  "crossre-music": { pool: ["train.json", "dev.json"], test: ["test.json"] },
  mspt: { pool: ["train.json"], test: ["test.json", "dev.json"] },
} as const;

export type SetName = keyof typeof SETS;
export const SET_NAMES = Object.keys(SETS) as SetName[];

/** At most so many sentences are in a pool, and in a test. */
const [POOL, TEST] = [500, 150];

/** Reads a set. @param data folder of the sets */
export function queueSet(data: string, name: SetName): QueueSet {
  const folder = join(data, name);
  const types = readTypes(join(folder, "types.json"));
  const first = (files: readonly string[], count: number) =>
    files
      .flatMap((file) => {
        const path = join(folder, file);
        return parseSpertJson(readText(path), path, types);
      })
      .filter(({ words }) => words.length > 0)
      .slice(0, count);
  return { types, pool: first(SETS[name].pool, POOL), test: first(SETS[name].test, TEST) };
}
