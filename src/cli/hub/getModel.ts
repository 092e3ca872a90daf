import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { join } from "node:path";
import { megabytes } from "../../core/lifecycle/megabytes.ts";
import { download } from "../../hub/download.ts";
import type { Hub } from "../../hub/hub.ts";
import { HubError } from "../../hub/hubError.ts";
import { formatHubName, type HubName } from "../../hub/hubName.ts";
import { lookUp } from "../../hub/lookUp.ts";
import type { HubOffer, HubProgress } from "../../hub/offer.ts";
import { progressLine } from "../progress.ts";
import { UserError } from "../userError.ts";
import { diskPlace } from "./diskPlace.ts";
import { beginIn, endIn, listCache } from "./hubCache.ts";

/** How a model comes into the cache. */
export interface Getting {
  readonly hub: Hub;
  readonly cache: string;
  /** Says a line on stderr. */
  readonly tell: (line: string) => void;
}

/**
 * Asks the Hub for a model, says what it is, and downloads what is missing of it.
 *
 * @returns the folder of its files, all of which are as the Hub says
 * @throws UserError in words
 */
export async function getModel(getting: Getting, name: HubName): Promise<string> {
  const { hub, cache, tell } = getting;
  const offer = await inWords(() => lookUp(hub, formatHubName(name)));
  tell(offerLine(offer));
  if (offer.refusal !== null) throw new UserError(`${offer.repo}: ${offer.refusal}`);
  const here = beginIn(cache, offer, name, hub.clock.now());
  if (here.isWhole) return here.folder;
  return alone(getting, join(cache, `${offer.id}.lock`), async () => {
    const whole = listCache(cache).find((one) => one.offer.id === offer.id && one.isWhole);
    if (whole) return whole.folder;
    await checkRoom(cache, offer, here.bytes);
    await inWords(() => withProgress(hub, offer, here.folder));
    tell(`in ${cache} now: it is used from there from here on`);
    return endIn(cache, offer);
  });
}

/** "org/name@0123456: RoBERTa, 498.8 MB, licence mit" */
export const offerLine = ({ repo, commit, kind, bytes, licence, refusal }: HubOffer): string =>
  [
    `${repo}@${commit.slice(0, 7)}: ${kind ?? "kind not known"}`,
    ...(refusal === null ? [megabytes(bytes)] : []),
    licence === null ? "licence not stated" : `licence ${licence}`,
  ].join(", ");

/** What the Hub says no to is the caller's to know. */
export async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof HubError ? new UserError(error.message) : error;
  }
}

async function withProgress(hub: Hub, offer: HubOffer, folder: string): Promise<void> {
  const progress = progressLine();
  try {
    const onProgress = (now: HubProgress) => progress.show(progressText(now));
    await download(hub, offer, diskPlace(folder), { onProgress });
  } finally {
    progress.end();
  }
}

function progressText({ doing, done, all, wait }: HubProgress): string {
  const part = `${megabytes(done)} of ${megabytes(all)}`;
  if (wait) return `${part}: ${wait.why}; next try in ${wait.seconds} s`;
  return doing === "checking" ? `${part} checked` : part;
}

async function checkRoom(cache: string, { repo, bytes }: HubOffer, here: number): Promise<void> {
  const { bavail, bsize } = await statfs(cache);
  const [room, wanted] = [bavail * bsize, bytes - here];
  if (room < wanted)
    throw new UserError(
      `${cache}: ${repo} needs ${megabytes(wanted)}, but there is room for ${megabytes(room)} only`,
    );
}

/** Does it while no other process downloads the same; waits for one that does. */
async function alone<T>({ hub, tell }: Getting, lock: string, work: () => Promise<T>): Promise<T> {
  for (let told = false; !taken(lock); told = true) {
    if (!told) tell("another process downloads it: waiting for that");
    await hub.clock.wait(1);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Takes a lock, a file with the number of this process; false while a living process has it. */
function taken(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  if (isAlive(holderOf(lock))) return false;
  rmSync(lock, { force: true });
  return taken(lock);
}

/** Null: the lock went, or nothing is in it yet. */
function holderOf(lock: string): number | null {
  try {
    return Number(readFileSync(lock, "utf8")) || null;
  } catch {
    return null;
  }
}

function isAlive(pid: number | null): boolean {
  if (pid === null) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
