import { existsSync } from "node:fs";
import { formatHubName, isHubName, parseHubName } from "../../hub/hubName.ts";
import { type DiskFolder, diskFolder, fileName, isFolder } from "../files.ts";
import { UserError } from "../userError.ts";
import { getModel } from "./getModel.ts";
import { cachedAs, cacheFolder } from "./hubCache.ts";
import { nodeHub } from "./nodeHub.ts";

const tell = (line: string) => void process.stderr.write(`${line}\n`);

/**
 * The folder that a command names: one on disk, or, where there is none of that name, a model of the
 * Hub: from the cache, as it was known last, else downloaded. What is done is said on stderr.
 *
 * @throws UserError where there is neither
 */
export async function folderOf(place: string): Promise<DiskFolder> {
  if (isFolder(place) || existsSync(place) || !isHubName(place)) return diskFolder(place);
  const name = parseHubName(place);
  const cache = cacheFolder();
  const known = cachedAs(cache, name).find(({ isWhole }) => isWhole);
  if (known) {
    const { offer, at, folder } = known;
    const day = new Date(at).toISOString().slice(0, 10);
    tell(`${offer.repo}@${offer.commit.slice(0, 7)} of ${day}, from ${cache}`);
    return named(formatHubName(name), folder);
  }
  try {
    const hub = nodeHub();
    tell(`${place} is no folder here: asking ${hub.endpoint}`);
    return named(formatHubName(name), await getModel({ hub, cache, tell }, name));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(`${place}: no such folder, and of the Hub: ${error.message}`);
  }
}

/** A folder under the name that messages have for it. */
const named = (name: string, path: string): DiskFolder => ({ ...diskFolder(path), name });

/** How a card calls such a place: a folder by its own name, a model of the Hub by all of it. */
export const placeName = (place: string): string =>
  !existsSync(place) && isHubName(place) ? place : fileName(place);
