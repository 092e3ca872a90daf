import { megabytes } from "../core/lifecycle/megabytes.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import { download } from "../hub/download.ts";
import type { Hub } from "../hub/hub.ts";
import { HubError } from "../hub/hubError.ts";
import { lookUp } from "../hub/lookUp.ts";
import type { HubOffer, HubProgress } from "../hub/offer.ts";
import { formatOffer, parseOffer } from "../hub/offerRecord.ts";
import { t } from "../language/words.ts";
import { createAddedModels } from "../storage/addedModels.ts";
import { createHubDownloads, type HubDownloads } from "../storage/hubDownloads.ts";
import { type PrivateFiles, roomLeft } from "../storage/opfs.ts";
import { addModel, TypesWantedError } from "./addModel.ts";
import type { HubWord } from "./hubChannel.ts";
import type { HubOutcome, HubService, LeftDownload } from "./hubProtocol.ts";

/** Milliseconds between two words of progress of one kind. */
const TOLD_MS = 100;

/** A download that goes on. */
interface Running {
  readonly ending: AbortController;
  readonly outcome: Promise<HubOutcome>;
  /** Who hears of it: more than one, where the page went to another project meanwhile. */
  readonly listeners: Set<(progress: HubProgress) => void>;
  done: number;
}

/** Reaches all tabs with a `HubWord`. */
export type OtherTabs = Pick<BroadcastChannel, "postMessage" | "addEventListener">;

/** Begins with nothing running. @param others tells other tabs what ends and changes, and is told by them */
export function createHubService(
  hub: Hub,
  browser: PrivateFiles,
  others: OtherTabs | null = null,
): HubService {
  const downloads = createHubDownloads(browser);
  const models = createAddedModels(browser);
  const running = new Map<string, Running>();
  let looking: AbortController | null = null;
  const say = (word: HubWord) => others?.postMessage(word);

  const run = async (
    offer: HubOffer,
    { signal, tell }: { signal: AbortSignal; tell: (progress: HubProgress) => void },
    types: ModelTypes | undefined,
  ): Promise<HubOutcome> => {
    const { id, repo, revision, commit, licence } = offer;
    await checkRoom(browser, downloads, offer);
    await downloads.begin(id, formatOffer(offer));
    say({ kind: "changed" });
    const place = { open: (path: string) => downloads.open(id, path) };
    await download(hub, offer, place, { signal, onProgress: tell });
    const here = await downloads.files(id);
    const origin = { kind: "hub", repo, revision, commit } as const;
    const files = new Map(offer.files.map(({ path }) => [path, here.get(path)!]));
    try {
      const coming = { name: repo, origin, licence, files, types };
      const added = await addModel(models, coming, {
        signal,
        onProgress: (done) => tell({ doing: "storing", done, all: offer.bytes }),
      });
      await downloads.remove(id);
      return { kind: "added", model: added.id };
    } catch (error) {
      if (error instanceof TypesWantedError) return { kind: "typesWanted", rows: error.rows };
      throw error;
    }
  };

  const begin = (
    offer: HubOffer,
    onProgress: (progress: HubProgress) => void,
    types?: ModelTypes,
  ) => {
    const ending = new AbortController();
    const listeners = new Set([onProgress]);
    const tellAll = (progress: HubProgress) => {
      for (const listener of listeners) listener(progress);
    };
    const { tell, end } = told(tellAll, (done) => {
      own.done = done;
    });
    const outcome = alone(browser, offer, () => run(offer, { signal: ending.signal, tell }, types))
      .catch((error): HubOutcome => {
        if (ending.signal.aborted) return { kind: "stopped" };
        throw error;
      })
      .finally(() => {
        end();
        running.delete(offer.id);
        say({ kind: "changed" });
      });
    const own: Running = { ending, outcome, listeners, done: 0 };
    running.set(offer.id, own);
    return outcome;
  };

  /** Ends one, or all, in this tab. */
  const end = async (id: string | null) => {
    const ended = [...running].filter(([of]) => id === null || of === id);
    for (const [, { ending }] of ended) ending.abort();
    await Promise.allSettled(ended.map(([, { outcome }]) => outcome));
  };
  /** The same in all tabs: they let go of the files before it ends. */
  const endEverywhere = async (id: string | null) => {
    say({ kind: "end", id });
    await end(id);
    if (!others) return;
    const ids = id === null ? (await downloads.list()).map((one) => one.id) : [id];
    for (const one of ids) await browser.locks?.request(lockOf(one), async () => {});
  };
  others?.addEventListener("message", ({ data }: MessageEvent<HubWord>) => {
    if (data.kind === "end") void end(data.id);
  });

  return {
    look: (name, onWait) => {
      looking?.abort();
      looking = new AbortController();
      return lookUp(hub, name, { signal: looking.signal, onWait });
    },
    stopLook: async () => looking?.abort(),
    get: async (offer, onProgress, types) => {
      if (offer.refusal !== null) throw new HubError(`${offer.repo}: ${offer.refusal}`);
      if (running.has(offer.id))
        throw new HubError(t("{repo} is being downloaded already", { repo: offer.repo }));
      return begin(offer, onProgress, types);
    },
    join: async (id, onProgress) => {
      const own = running.get(id);
      own?.listeners.add(onProgress);
      return own ? own.outcome : null;
    },
    stop: async (id) => void running.get(id)?.ending.abort(),
    left: async () => {
      const [stored, held] = await Promise.all([downloads.list(), locksHeld(browser)]);
      return stored.flatMap(({ id, offer, bytes }): LeftDownload[] => {
        const read = parseOffer(offer);
        if (read?.id !== id) return [];
        const own = running.get(id);
        const isElsewhere = !own && held.has(lockOf(id));
        const runs = own ? "here" : isElsewhere ? "elsewhere" : null;
        return [{ offer: read, done: Math.max(bytes, own?.done ?? 0), runs }];
      });
    },
    forget: async (id) => {
      await endEverywhere(id);
      await downloads.remove(id);
      say({ kind: "changed" });
    },
    erase: async () => {
      await endEverywhere(null);
      await downloads.clear();
      say({ kind: "changed" });
    },
  };
}

const lockOf = (id: string): string => `spanloom-hub-${id}`;

/** The names of locks that tabs hold; none where a browser cannot tell. */
async function locksHeld({ locks }: PrivateFiles): Promise<ReadonlySet<string>> {
  const state = await locks?.query();
  return new Set((state?.held ?? []).flatMap(({ name }) => name ?? []));
}

/** Does it while no other tab downloads the same. */
async function alone<T>(
  { locks }: PrivateFiles,
  { id, repo }: HubOffer,
  work: () => Promise<T>,
): Promise<T> {
  if (!locks) return work();
  return locks.request(lockOf(id), { ifAvailable: true }, (lock) => {
    if (lock) return work();
    throw new HubError(t("{repo} is being downloaded in another tab", { repo }));
  });
}

/** @throws HubError where the browser says that there is no room for what is missing */
async function checkRoom(
  browser: PrivateFiles,
  downloads: HubDownloads,
  { id, repo, bytes }: HubOffer,
) {
  const here = (await downloads.list()).find((one) => one.id === id)?.bytes ?? 0;
  const [room, wanted] = [await roomLeft(browser), Math.max(0, bytes - here)];
  if (room !== null && room < wanted)
    throw new HubError(
      t(
        "{repo} needs {wanted}, but there is room for {room} only. Delete a model that you do not need, or make room on the disk",
        { repo, wanted: megabytes(wanted), room: megabytes(room) },
      ),
    );
}

/** Tells now and then, of another kind of work at once, and last of where it stands. */
function told(
  onProgress: (progress: HubProgress) => void,
  onDone: (done: number) => void,
): { readonly tell: (progress: HubProgress) => void; readonly end: () => void } {
  let waiting: HubProgress | null = null;
  let doing: HubProgress["doing"] | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const pause = () => {
    timer = setTimeout(() => {
      timer = undefined;
      if (waiting) now(waiting);
    }, TOLD_MS);
  };
  const now = (progress: HubProgress) => {
    clearTimeout(timer);
    [waiting, doing] = [null, progress.doing];
    onProgress(progress);
    pause();
  };
  return {
    tell: (progress) => {
      if (progress.doing !== "checking") onDone(progress.done);
      if (timer === undefined || progress.doing !== doing) now(progress);
      else waiting = progress;
    },
    end: () => clearTimeout(timer),
  };
}
