import { nodeGet } from "../../hub/getters.ts";
import { type Hub, realClock } from "../../hub/hub.ts";
import { HUB } from "../../hub/hubHosts.ts";
import { UserError } from "../userError.ts";

/** The Hub as Node asks it: its own address, or that of `HF_ENDPOINT`. @throws UserError where it may not be asked */
export function nodeHub(env: Readonly<Record<string, string | undefined>> = process.env): Hub {
  if (isSet(env.HF_HUB_OFFLINE))
    throw new UserError("the Hub is not asked while HF_HUB_OFFLINE is set");
  const endpoint = (env.HF_ENDPOINT || HUB).replace(/\/+$/, "");
  if (!/^https?:\/\//.test(endpoint) || !URL.canParse(endpoint))
    throw new UserError(`HF_ENDPOINT is ${endpoint}, which is no address`);
  return { endpoint, get: nodeGet(endpoint, fetch), clock: realClock };
}

/** As the Hub's own programs read it. */
const isSet = (value = ""): boolean => ["1", "on", "yes", "true"].includes(value.toLowerCase());
