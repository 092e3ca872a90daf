import { proxy } from "comlink";
import type { HubOffer } from "../hub/offer.ts";
import type { PrivateFiles } from "../storage/opfs.ts";
import type { HubOutcome, HubService } from "./hubProtocol.ts";
import { supervised, type Watched } from "./supervised.ts";

/** The page's end of the worker that downloads: made when it is first asked. */
export function connectHub(make: () => Watched, { locks }: PrivateFiles): HubService {
  const { call } = supervised<HubService>(make, locks);
  return {
    look: (name, onWait) => call<HubOffer>(async (remote) => remote.look(name, proxy(onWait))),
    stopLook: () => call((remote) => remote.stopLook()),
    get: (offer, onProgress, types) =>
      call<HubOutcome>(async (remote) => remote.get(offer, proxy(onProgress), types)),
    join: (id, onProgress) =>
      call<HubOutcome | null>(async (remote) => remote.join(id, proxy(onProgress))),
    stop: (id) => call((remote) => remote.stop(id)),
    left: () => call((remote) => remote.left()),
    forget: (id) => call((remote) => remote.forget(id)),
    erase: () => call((remote) => remote.erase()),
  };
}
