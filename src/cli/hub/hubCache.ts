import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { type HubName, MAIN } from "../../hub/hubName.ts";
import type { HubOffer } from "../../hub/offer.ts";
import { offerRecord } from "../../hub/offerRecord.ts";
import { isFolder, makeFolder } from "../files.ts";

/** A model of the Hub in the cache, whole or in part. */
export interface Cached extends z.infer<typeof record> {
  /** Of its files. */
  readonly folder: string;
  /** Bytes that are here. */
  readonly bytes: number;
  readonly isWhole: boolean;
}

/** What stands beside the files of a model. */
const record = z.object({
  offer: offerRecord,
  /** What it was asked for as: names and revisions that were this commit then. */
  asked: z.array(z.object({ repo: z.string(), revision: z.string() })),
  /** When that was asked last, in milliseconds since 1970. */
  at: z.number(),
});

const RECORD = "hub.json";
const FILES = "files";
/** Ends the name of a folder that is not whole. */
const PART = ".part";

/** The folder in which models of the Hub are kept: `SPANLOOM_CACHE`, or the user's cache. */
export function cacheFolder(
  env: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const { SPANLOOM_CACHE: own, XDG_CACHE_HOME: all } = env;
  return join(own || join(all || join(homedir(), ".cache"), "spanloom"), "hub");
}

/** All models of a cache, by their names, the newest of a name first. What is damaged is left out. */
export function listCache(cache: string): Cached[] {
  if (!isFolder(cache)) return [];
  return readdirSync(cache)
    .flatMap((name) => cachedIn(cache, name) ?? [])
    .sort((a, b) =>
      a.offer.repo < b.offer.repo ? -1 : a.offer.repo > b.offer.repo ? 1 : b.at - a.at,
    );
}

/** Those models of a cache that a name may mean, the one that it meant last first. */
export const cachedAs = (cache: string, name: HubName): Cached[] =>
  listCache(cache)
    .filter(({ offer, asked }) => {
      if (name.revision !== null && isCommit(name.revision, offer))
        return isRepo(name, offer, asked);
      const revision = name.revision ?? MAIN;
      return asked.some((one) => one.revision === revision && isRepo(name, offer, [one]));
    })
    .sort((a, b) => b.at - a.at);

const isRepo = ({ repo }: HubName, offer: HubOffer, asked: Cached["asked"]): boolean =>
  offer.repo === repo || asked.some((one) => one.repo === repo);

/** A commit may be named by its first digits. */
const isCommit = (revision: string, { commit }: HubOffer): boolean =>
  /^[0-9a-f]{7,40}$/.test(revision) && commit.startsWith(revision);

/** Makes the folder of a model that is to come, or finds what is here of it, and notes what it was asked for as. */
export function beginIn(cache: string, offer: HubOffer, name: HubName, now: number): Cached {
  const before = listCache(cache).find((one) => one.offer.id === offer.id);
  const folder = join(cache, before?.isWhole ? offer.id : offer.id + PART);
  makeFolder(join(folder, FILES));
  const asking = { repo: name.repo, revision: name.revision ?? MAIN };
  const others = (before?.asked ?? []).filter(
    ({ repo, revision }) => repo !== asking.repo || revision !== asking.revision,
  );
  const known: z.infer<typeof record> = {
    offer: { ...offer, files: [...offer.files] },
    asked: [...others, asking],
    at: now,
  };
  const half = join(folder, `${RECORD}.${process.pid}`);
  writeFileSync(half, `${JSON.stringify(known, null, 2)}\n`);
  renameSync(half, join(folder, RECORD));
  return cachedAt(folder)!;
}

/** Calls a model whole that is all here. @returns the folder of its files */
export function endIn(cache: string, { id }: HubOffer): string {
  renameSync(join(cache, id + PART), join(cache, id));
  return join(cache, id, FILES);
}

/** Deletes a model. */
export const removeFrom = ({ folder }: Cached): void =>
  rmSync(join(folder, ".."), { recursive: true, force: true });

const cachedIn = (cache: string, name: string): Cached | null =>
  isFolder(join(cache, name)) ? cachedAt(join(cache, name)) : null;

function cachedAt(folder: string): Cached | null {
  const path = join(folder, RECORD);
  const known = existsSync(path) ? parsed(readFileSync(path, "utf8")) : null;
  const files = join(folder, FILES);
  if (!known || !isFolder(files)) return null;
  const bytes = readdirSync(files).reduce((sum, file) => sum + statSync(join(files, file)).size, 0);
  const isWhole = !folder.endsWith(PART) && bytes === known.offer.bytes;
  return { ...known, folder: files, bytes, isWhole };
}

function parsed(text: string): z.infer<typeof record> | null {
  try {
    return record.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
