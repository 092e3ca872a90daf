import type { Kept, Offline, OfflineTold } from "../store/offline.ts";
import {
  type Asked,
  isOwnCache,
  type NotKept,
  pageLock,
  SHARED_SEARCH,
  sharedCache,
} from "./kept.ts";

/** Milliseconds after which a page that is looked at again asks for a new version. */
const ASK_AGAIN = 3_600_000;
/** Milliseconds in which a new version takes over, where nothing holds it up. */
const TAKES_OVER = 3000;

interface Page {
  /** The service worker's script; null where there is none, as in development. */
  readonly address: string | null;
  readonly document: Document;
  readonly navigator: Navigator;
}

/** Keeps the app in this browser by a service worker, where there can be one. */
export function browserOffline({ address, document, navigator }: Page): Offline {
  const container: ServiceWorkerContainer | undefined = navigator.serviceWorker;
  const scope = new URL(".", document.baseURI).href;
  let found: ServiceWorkerRegistration | undefined;
  const followers = new Set<OfflineTold>();
  /** Where it stands: who follows later is told at once. */
  let standing: Kept | null = null;
  let hasUpdate = false;
  const onKept = (kept: Kept) => {
    standing = kept;
    for (const told of followers) told.onKept(kept, true);
  };
  const onUpdate = () => {
    hasUpdate = true;
    for (const told of followers) told.onUpdate();
  };

  /** Tells of what happens to one service worker: it was kept, waits, or could not be. */
  const watch = (worker: ServiceWorker, whyNot: () => Kept) => {
    const hadOther = Boolean(found?.active && found.active !== worker);
    const look = () => {
      if (worker.state === "installed" && hadOther) onUpdate();
      if (worker.state === "activated") onKept("kept");
      if (worker.state === "redundant" && !found?.active) onKept(whyNot());
    };
    worker.addEventListener("statechange", look);
    look();
  };

  const start = async () => {
    holdFiles(document, navigator);
    if (!address || !container) return onKept("none");
    let isFull = false;
    const whyNot = (): Kept => (isFull ? "full" : "failed");
    container.addEventListener("message", ({ data }: MessageEvent<NotKept>) => {
      if (data?.kind !== "not kept") return;
      isFull = data.isFull;
      if (standing === "failed") onKept(whyNot()); // It may come after the end that it is the cause of.
    });
    let wasKept = Boolean(container.controller);
    container.addEventListener("controllerchange", () => {
      // Another tab took the new version: this one still is of the old one.
      if (wasKept) onUpdate();
      wasKept = true;
    });
    container.startMessages();
    await container.register(address, { updateViaCache: "none" });
    found = await container.getRegistration();
    if (!found) return onKept("none");
    const { active, waiting, installing } = found;
    if (active) onKept("kept");
    for (const worker of [waiting, installing]) if (worker) watch(worker, whyNot);
    found.addEventListener("updatefound", () => {
      if (found?.installing) watch(found.installing, whyNot);
    });
    ask(container.controller, "clean");
    askAgain(found, document);
  };

  let isStarted = false;
  return {
    follow: (told) => {
      if (standing !== null) told.onKept(standing, false);
      if (hasUpdate) told.onUpdate();
      followers.add(told);
      if (!isStarted) start().catch(() => onKept("none"));
      isStarted = true;
      return () => void followers.delete(told);
    },
    putOff: () => {
      hasUpdate = false;
    },
    takeUpdate: async () => {
      const waiting = found?.waiting;
      if (waiting) {
        const isIn = new Promise<boolean>((resolve) => {
          waiting.addEventListener("statechange", () => {
            if (waiting.state !== "activating") resolve(true);
          });
          setTimeout(() => resolve(false), TAKES_OVER);
        });
        ask(waiting, "take over");
        // A browser keeps the old one for minutes while it is busy, or watched by its developer tools.
        if (!(await isIn) && (await isReached(scope))) await found?.unregister();
      }
      document.defaultView?.location.reload();
    },
    takeShared: async () => {
      const page = document.defaultView;
      if (!page || page.location.search !== SHARED_SEARCH) return null;
      page.history.replaceState(null, "", scope);
      const cache = await caches.open(sharedCache(scope));
      const text = await (await cache.match(scope))?.text();
      await caches.delete(sharedCache(scope));
      return text ?? null;
    },
    erase: async () => {
      ask(container?.controller ?? null, "forget");
      await found?.unregister();
      if (!globalThis.caches) return;
      const names = (await caches.keys()).filter(isOwnCache);
      await Promise.all(names.map((name) => caches.delete(name)));
    },
  };
}

/** Whether the server of the app answers now; the service worker keeps no answers to this. */
const isReached = (address: string): Promise<boolean> =>
  fetch(address, { method: "HEAD" }).then(
    ({ ok }) => ok,
    () => false,
  );

const ask = (worker: ServiceWorker | null, asked: Asked) => worker?.postMessage(asked);

/** As long as this page is open, the files of its version stay. */
function holdFiles(document: Document, { locks }: Navigator): void {
  const scripts = document.querySelectorAll<HTMLScriptElement>('script[type="module"][src]');
  const script = [...scripts].at(-1);
  const untilClosed = () => new Promise<never>(() => {});
  if (script) locks?.request(pageLock(script.src), { mode: "shared" }, untilClosed).catch(() => {});
}

/** The browser looks for a new version when a page is opened; one that stays open asks by itself. */
function askAgain(found: ServiceWorkerRegistration, document: Document): void {
  let last = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - last < ASK_AGAIN) return;
    last = Date.now();
    found.update().catch(() => {}); // without a network there is none
  });
}
