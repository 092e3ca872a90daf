import { proxy } from "comlink";
import type { PrivateFiles } from "../storage/opfs.ts";
import type { HubOutcome, HubService } from "./hubProtocol.ts";
import { supervised, type Watched } from "./supervised.ts";

/** The page's end of the worker that downloads: made when it is first asked. */
export function connectHub(make: () => Watched, { locks }: PrivateFiles): HubService {
  const { call } = supervised<HubService>(make, locks);
  return {
    look: (name) => call((remote) => remote.look(name)),
    get: (offer, onProgress, types) =>
      call<HubOutcome>(async (remote) => remote.get(offer, proxy(onProgress), types)),
    stop: (id) => call((remote) => remote.stop(id)),
    left: () => call((remote) => remote.left()),
    forget: (id) => call((remote) => remote.forget(id)),
    erase: () => call((remote) => remote.erase()),
  };
}
