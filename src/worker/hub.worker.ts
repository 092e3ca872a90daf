import { expose } from "comlink";
import { browserGet } from "../hub/getters.ts";
import { realClock } from "../hub/hub.ts";
import { HUB } from "../hub/hubHosts.ts";
import { policyBlocks } from "../hub/policyBlocks.ts";
import { sayAlive } from "./aliveSign.ts";
import { givingBack } from "./givingBack.ts";
import { HUB_CHANNEL } from "./hubChannel.ts";
import { createHubService } from "./hubService.ts";
import { heedLanguage } from "./languageSign.ts";

heedLanguage(globalThis);
sayAlive(navigator.locks, postMessage);
const get = browserGet(HUB, (url, options) => fetch(url, options), policyBlocks(self, HUB));
const others = new BroadcastChannel(HUB_CHANNEL);
const service = createHubService({ endpoint: HUB, get, clock: realClock }, navigator, others);
expose(givingBack(service));
