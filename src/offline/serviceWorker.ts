/**
 * Answers the page's requests from what was kept when this version was installed, so that the page
 * works without a network and never mixes versions. Bundled models are kept by the model worker.
 */
import { PrecacheController } from "workbox-precaching/PrecacheController.js";
import { keepShared } from "./keepShared.ts";
import { type Asked, appCache, type NotKept, pageLock, SHARE_PATH } from "./kept.ts";
import type { AppFiles } from "./keptFiles.ts";
import { NO_APP } from "./noApp.ts";
import type { ExtendableEvent, FetchEvent, ServiceWorkerScope } from "./serviceWorkerScope.ts";
import { wholeResponse } from "./wholeResponse.ts";

const worker = self as unknown as ServiceWorkerScope & { readonly APP_FILES: AppFiles };
const { entry, first, files } = worker.APP_FILES;
const SCOPE = worker.registration.scope;
const PAGE = new URL("index.html", SCOPE).href;
const FIRST = new Set(first.map((url) => new URL(url, SCOPE).href));

const kept: PrecacheController = new PrecacheController({
  cacheName: appCache(SCOPE),
  plugins: [
    {
      /** What is damaged is as good as missing: it is fetched anew. */
      cachedResponseWillBeUsed: async ({ cachedResponse, request }) => {
        const integrity = kept.getIntegrityForCacheKey(request.url);
        if (!cachedResponse || !integrity) return cachedResponse;
        return wholeResponse(cachedResponse, integrity);
      },
    },
  ],
});
/** Everything was erased: what is asked for from here on is not kept. */
let isForgotten = false;

kept.addToCacheList([...files]);

worker.addEventListener("install", (event) => {
  event.waitUntil(install(event));
});
worker.addEventListener("activate", (event) => {
  event.waitUntil(worker.clients.claim());
});
worker.addEventListener("message", (event) => {
  const asked = event.data as Asked;
  if (asked === "take over") event.waitUntil(worker.skipWaiting());
  if (asked === "clean") event.waitUntil(clean(event));
  if (asked === "forget") isForgotten = true;
});
worker.addEventListener("fetch", (event) => {
  if (isForgotten) return;
  const { request } = event;
  const { origin, pathname, href } = new URL(request.url);
  const address = origin + pathname;
  if (request.method === "POST" && address === SCOPE + SHARE_PATH)
    return event.respondWith(keepShared(request, SCOPE));
  if (request.method !== "GET" || !href.startsWith(SCOPE)) return;
  if (request.mode === "navigate") {
    if (address === SCOPE || address === PAGE) event.respondWith(page(event));
    return;
  }
  if (kept.getCacheKeyForURL(address)) event.respondWith(file(event, address));
  else if (address.startsWith(`${SCOPE}assets/`)) event.respondWith(fileOfOther(request));
});

/** Keeps every file, or none: those of the version in use stay whatever happens. */
async function install(event: ExtendableEvent): Promise<void> {
  try {
    await kept.install(event);
  } catch (error) {
    const isFull = (error as Error).name === "QuotaExceededError";
    const told: NotKept = { kind: "not kept", isFull };
    const pages = await worker.clients.matchAll({ includeUncontrolled: true });
    for (const client of pages) client.postMessage(told);
    throw error;
  }
}

/** Removes files that no open page is of; while another version comes, nothing. */
async function clean(event: ExtendableEvent): Promise<void> {
  const { installing, waiting } = worker.registration;
  if (installing || waiting) return;
  const { held = [] } = await navigator.locks.query();
  const own = pageLock(new URL(entry, SCOPE).href);
  const isOther = ({ name = "" }: LockInfo) => name.startsWith(pageLock(SCOPE)) && name !== own;
  if (!held.some(isOther)) await kept.activate(event);
}

/** The page of this version; where it is gone, the server's; and without that, what to do. */
async function page(event: FetchEvent): Promise<Response> {
  try {
    return await keptOrFetched(event, new Request(PAGE), PAGE);
  } catch {
    return fetch(event.request).catch(() => NO_APP());
  }
}

/** A file of this version. Without one that the page begins with, it is opened again from the server. */
async function file(event: FetchEvent, address: string): Promise<Response> {
  try {
    return await keptOrFetched(event, event.request, address);
  } catch (error) {
    if (FIRST.has(address)) event.waitUntil(openAnew(event.clientId));
    throw error;
  }
}

async function keptOrFetched(event: FetchEvent, request: Request, address: string) {
  const cacheKey = kept.getCacheKeyForURL(address)!;
  const integrity = kept.getIntegrityForCacheKey(cacheKey)!;
  try {
    const params = { cacheKey, integrity };
    return await kept.strategy.handle({ request, event, params });
  } catch (error) {
    // It was fetched, but there is no room to keep it.
    if ((error as Error).name !== "QuotaExceededError") throw error;
    return fetch(request, { integrity });
  }
}

/** A file of a version that is still open in a page: the server may have it no longer. */
async function fileOfOther(request: Request): Promise<Response> {
  const cache = await caches.open(appCache(SCOPE));
  return (await cache.match(request)) ?? fetch(request);
}

/** The page's first files are in the cache no longer: the next opening asks the server for all. */
async function openAnew(clientId: string): Promise<void> {
  const cache = await caches.open(appCache(SCOPE));
  await cache.delete(kept.getCacheKeyForURL(PAGE)!);
  const client = await worker.clients.get(clientId);
  await client?.navigate?.(client.url);
}
