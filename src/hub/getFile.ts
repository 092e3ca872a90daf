import { megabytes } from "../core/lifecycle/megabytes.ts";
import { t } from "../language/words.ts";
import { answerOf } from "./askFor.ts";
import type { PartlyHere } from "./downloadPlace.ts";
import { type Hasher, hasherOf } from "./hasher.ts";
import type { Hub } from "./hub.ts";
import { HubError } from "./hubError.ts";
import { addressOf } from "./lookUp.ts";
import type { HubFile, HubOffer, HubProgress } from "./offer.ts";
import {
  askedToWait,
  isPassing,
  noConnection,
  passingWords,
  patience,
  WITHOUT_CONNECTION,
} from "./patience.ts";
import { refusalOf } from "./refusals.ts";

/** So often in a row it may fail. */
const TRIES = 5;
/** Of a connection that brought so much, it is forgiven that it was cut. */
const ENOUGH = 2 ** 20;
/** So many bytes are read at once of what is here. */
const PIECE = 2 ** 20;

/** Which file of which model. */
interface Wanted {
  readonly offer: HubOffer;
  readonly file: HubFile;
}

interface GetOptions {
  readonly signal: AbortSignal | undefined;
  /** Told of bytes of this file. */
  readonly tell: (progress: Omit<HubProgress, "all">) => void;
}

/** Completes a file from where it was left, and checks all of it. @throws HubError; what is wrong is thrown away */
export async function getFile(
  hub: Hub,
  wanted: Wanted,
  here: PartlyHere,
  { signal, tell }: GetOptions,
): Promise<void> {
  const { offer, file } = wanted;
  if (here.size() > file.bytes) await here.empty();
  const hasher = hasherOf(file);
  await addWhatIsHere(here, hasher, { signal, tell });
  const done = () => here.size();
  const tries = patience(hub, {
    most: TRIES,
    signal,
    onWait: (wait) => tell({ doing: "waiting", done: done(), wait }),
  });
  const url = addressOf(hub, offer, file.path);
  while (done() < file.bytes) {
    // Where parts are refused, all of it is asked for, and what is here is left out of it.
    const from = tries.failures >= 2 && tries.failures % 2 === 0 ? 0 : done();
    const response = await answerOf(hub, url, signal, from);
    if (!response) {
      await tries.failed(noConnection(hub.endpoint), null, WITHOUT_CONNECTION());
      continue;
    }
    if (isPassing(response) || response.status === 416) {
      await response.body?.cancel();
      const told = askedToWait(response, hub.clock.now());
      await tries.failed(passingWords(response), told);
      continue;
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw refusalOf(response, offer, { endpoint: hub.endpoint, file: file.path });
    }
    if (!(await isThatPart(response, wanted, here))) {
      await tries.failed(t("the Hub sends another part than was asked for"));
      continue;
    }
    const before = done();
    await takeBody(hub, response, wanted, {
      here,
      hasher,
      leave: response.status === 206 ? 0 : before,
      onPiece: () => tell({ doing: "downloading", done: done() }),
    });
    signal?.throwIfAborted();
    if (done() - before >= ENOUGH) tries.forgive();
    if (done() < file.bytes) await tries.failed(t("the connection to the Hub was cut"));
  }
  if (hasher.hex() === file.hash.hex) return;
  await here.empty();
  throw new HubError(
    t(
      "{path} of {repo} came with other contents than the Hub says, and was thrown away. Try again",
      { path: file.path, repo: offer.repo },
    ),
  );
}

async function addWhatIsHere(here: PartlyHere, hasher: Hasher, { signal, tell }: GetOptions) {
  const size = here.size();
  for (let at = 0; at < size; at += PIECE) {
    signal?.throwIfAborted();
    const end = Math.min(at + PIECE, size);
    hasher.add(await here.read(at, end));
    tell({ doing: "checking", done: end });
  }
}

/**
 * Whether an answer is the part of the file that was asked for.
 *
 * @throws HubError where the file has another size than the Hub says
 */
async function isThatPart(
  response: Response,
  { offer, file }: Wanted,
  here: PartlyHere,
): Promise<boolean> {
  const { headers, status } = response;
  const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get("content-range") ?? "");
  const isPacked = (headers.get("content-encoding") ?? "identity") !== "identity";
  const length = isPacked ? null : headers.get("content-length");
  const size = status === 206 ? range?.[2] : length;
  if (size != null && size !== "*" && Number(size) !== file.bytes) {
    await response.body?.cancel();
    await here.empty();
    throw otherSize(offer, file, Number(size));
  }
  if (status !== 206 || !range || Number(range[1]) === here.size()) return true;
  await response.body?.cancel();
  return false;
}

const otherSize = ({ repo }: HubOffer, { path, bytes }: HubFile, size: number): HubError =>
  new HubError(
    t(
      "{path} of {repo} comes with {size} bytes, but the Hub says {bytes}. It was thrown away: try again",
      { path, repo, size, bytes },
    ),
  );

interface Taking {
  readonly here: PartlyHere;
  readonly hasher: Hasher;
  /** So many bytes at the beginning are here already. */
  readonly leave: number;
  readonly onPiece: () => void;
}

/** Takes what comes until it ends or is cut. @throws HubError where it is too much, or there is no room */
async function takeBody(
  hub: Hub,
  response: Response,
  { offer, file }: Wanted,
  { here, hasher, leave, onPiece }: Taking,
): Promise<void> {
  // An answer without content (204) is one that was cut at once.
  const reader = response.body?.getReader();
  if (!reader) return;
  let left = leave;
  try {
    for (;;) {
      const piece = await hub.clock.within(reader.read()).catch(() => null);
      if (!piece || piece.done) return;
      const bytes = piece.value.subarray(Math.min(left, piece.value.length));
      left -= piece.value.length - bytes.length;
      if (bytes.length === 0) continue;
      const size = here.size() + bytes.length;
      if (size > file.bytes) {
        await here.empty();
        throw otherSize(offer, file, size);
      }
      await append(here, bytes, offer);
      hasher.add(bytes);
      onPiece();
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

async function append(here: PartlyHere, bytes: Uint8Array, { bytes: all }: HubOffer) {
  try {
    await here.append(bytes);
  } catch (error) {
    if (!isFull(error)) throw error;
    throw new HubError(
      t(
        "there is no more room on the disk: the model needs {all}. Make room, and go on: what came until now is kept",
        { all: megabytes(all) },
      ),
    );
  }
}

const isFull = (error: unknown): boolean => {
  const { name, code } = error as { readonly name?: string; readonly code?: unknown };
  return name === "QuotaExceededError" || code === "ENOSPC" || code === "EDQUOT";
};
