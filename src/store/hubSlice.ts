import type { HubOffer, HubProgress } from "../hub/offer.ts";
import { t } from "../language/words.ts";
import type { HubOutcome } from "../worker/hubProtocol.ts";
import { type Context, messageOf } from "./context.ts";
import type { Download, HubState } from "./hubState.ts";
import type { ModelRuntime } from "./modelRuntime.ts";

/** Milliseconds between two looks at what another tab downloads: it may be closed without a word. */
const LOOK_MS = 2000;

/** Models of the Hub. */
export function hubSlice(
  context: Context,
  runtime: ModelRuntime,
): Omit<HubState, "hub" | "downloads"> {
  const { get, set, services, notify, canEdit } = context;
  const { hub } = services;

  const downloadOf = (id: string) => get().downloads.find(({ offer }) => offer.id === id);
  /** Changes a download, or adds one at the end. */
  const put = (offer: HubOffer, change: Partial<Download>) => {
    const none: Download = {
      offer,
      progress: null,
      isElsewhere: false,
      done: 0,
      fault: null,
      wanted: null,
    };
    const before = downloadOf(offer.id);
    const next = { ...none, ...before, ...change };
    const { downloads } = get();
    set({
      downloads: before
        ? downloads.map((one) => (one === before ? next : one))
        : [...downloads, next],
    });
  };
  const leave = (id: string) =>
    set({ downloads: get().downloads.filter(({ offer }) => offer.id !== id) });

  let nextLook: ReturnType<typeof setTimeout> | undefined;
  const findDownloads = async () => {
    clearTimeout(nextLook);
    await readDownloads();
    clearTimeout(nextLook);
    if (!isLeft && get().downloads.some(({ isElsewhere }) => isElsewhere))
      nextLook = setTimeout(() => void findDownloads(), LOOK_MS);
  };
  /** As what is stored says: what was deleted elsewhere is not shown any more. */
  const readDownloads = async () => {
    // Where that cannot be asked, nothing is known to be gone.
    const left = await hub.left().catch(() => null);
    if (!left) return;
    const ids = new Set(left.map(({ offer }) => offer.id));
    set({
      downloads: get().downloads.filter(({ offer, progress }) => progress || ids.has(offer.id)),
    });
    for (const { offer, done, runs } of left) {
      const isElsewhere = runs === "elsewhere";
      const before = downloadOf(offer.id);
      // What stopped it here is over where it goes on elsewhere.
      const fault = isElsewhere ? null : (before?.fault ?? null);
      if (before?.progress) continue;
      put(offer, { done, isElsewhere, fault });
      // Another project of this tab began it.
      if (runs === "here") void follow(offer, (tell) => hub.join(offer.id, tell), "downloading");
    }
  };
  /** Shows how far a download is, and says how it ends. */
  const follow = async (
    offer: HubOffer,
    run: (tell: (progress: HubProgress) => void) => Promise<HubOutcome | null>,
    doing: "checking" | "downloading",
  ) => {
    const { id, repo, bytes: all } = offer;
    const done = downloadOf(id)?.done ?? 0;
    const first = { doing, done: doing === "checking" ? 0 : done, all };
    put(offer, { progress: first, done, fault: null, wanted: null });
    try {
      const outcome = await run((progress) => {
        if (isLeft || !downloadOf(id)?.progress) return;
        const isHere = progress.doing !== "checking" && { done: progress.done };
        put(offer, { progress, ...isHere });
      });
      if (isLeft) return; // The project that was opened instead tells of it.
      if (outcome?.kind === "added") {
        leave(id);
        await runtime.refreshVersions();
        notify("info", t("{repo} is added. Open it in Models.", { repo }));
      } else if (downloadOf(id)) {
        const wanted = outcome?.kind === "typesWanted" ? outcome.rows : null;
        put(offer, { progress: null, wanted });
        if (outcome?.kind !== "typesWanted") await findDownloads();
      }
    } catch (error) {
      if (!isLeft && downloadOf(id)) put(offer, { progress: null, fault: messageOf(error) });
    }
  };
  let isLeft = false;
  context.untilLeft(() => {
    isLeft = true;
    clearTimeout(nextLook);
  });

  // One that ended in another tab may have added a model.
  context.untilLeft(
    services.hubNews.onChange(() => {
      void findDownloads();
      void runtime.refreshVersions();
    }),
  );

  return {
    lookAtHub: async (asked) => {
      const name = asked.trim();
      if (!canEdit() || name === "") return;
      set({ hub: { kind: "looking", name, wait: null } });
      const isWanted = () => {
        const { hub: now } = get();
        return now.kind === "looking" && now.name === name;
      };
      try {
        const offer = await hub.look(name, (wait) => {
          if (isWanted()) set({ hub: { kind: "looking", name, wait } });
        });
        if (isWanted()) set({ hub: { kind: "offered", offer } });
      } catch (error) {
        if (isWanted()) set({ hub: { kind: "failed", name, message: messageOf(error) } });
      }
    },
    closeHub: () => {
      if (get().hub.kind === "looking") void hub.stopLook().catch(() => {});
      set({ hub: { kind: "none" } });
    },
    getFromHub: async (offer, types) => {
      if (!canEdit() || downloadOf(offer.id)?.progress) return;
      await follow(offer, (tell) => hub.get(offer, tell, types), "checking");
    },
    stopDownload: (id) => hub.stop(id),
    forgetDownload: async (id) => {
      try {
        await hub.forget(id);
        leave(id);
      } catch (error) {
        notify(
          "error",
          t("The download could not be deleted: {messageOf}", { messageOf: messageOf(error) }),
        );
      }
    },
    findDownloads,
  };
}
