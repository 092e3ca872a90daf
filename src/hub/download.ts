import type { DownloadPlace } from "./downloadPlace.ts";
import { getFile } from "./getFile.ts";
import type { Hub } from "./hub.ts";
import type { HubOffer, HubProgress } from "./offer.ts";

/**
 * Downloads the files of an offer, one after the other, each from where it was left. What lies here
 * already is checked as what comes is: when it ends, all files are as the Hub said.
 *
 * @throws HubError in words for the user; what came stays for the next time, what is wrong does not
 * @throws what the signal says where it is aborted
 */
export async function download(
  hub: Hub,
  offer: HubOffer,
  place: DownloadPlace,
  { signal, onProgress = () => {} }: DownloadOptions = {},
): Promise<void> {
  let before = 0;
  for (const file of offer.files) {
    const tell = ({ done, ...what }: Omit<HubProgress, "all">) =>
      onProgress({ ...what, done: before + done, all: offer.bytes });
    signal?.throwIfAborted();
    const here = await place.open(file.path);
    try {
      await getFile(hub, { offer, file }, here, { signal, tell });
    } finally {
      await here.close();
    }
    before += file.bytes;
  }
}

export interface DownloadOptions {
  readonly signal?: AbortSignal;
  /** Told of each piece. */
  readonly onProgress?: (progress: HubProgress) => void;
}
