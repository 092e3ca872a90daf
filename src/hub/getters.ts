import { t } from "../language/words.ts";
import type { Hub } from "./hub.ts";
import { HubError } from "./hubError.ts";
import { mayAsk } from "./hubHosts.ts";
import type { PolicyBlocks } from "./policyBlocks.ts";

type Get = Hub["get"];
type Fetch = typeof fetch;

/** So many redirects are followed at most. */
const MOST = 10;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Of a browser: it follows redirects by itself, which the page's policy holds to the Hub's hosts;
 * where it came to is looked at too, before anything of it is read. @param blocks tells what the
 * policy blocked from what could not be reached
 */
export const browserGet =
  (endpoint: string, fetch: Fetch, blocks?: PolicyBlocks): Get =>
  async (url, options) => {
    checkMayAsk(url, endpoint);
    const asked = fetch(url, { ...plain(options), redirect: "follow" });
    const response = await asked.catch(async (error: unknown) => {
      options.signal?.throwIfAborted();
      const block = await blocks?.of(url);
      throw block ? new HubError(strangerWords(block.host)) : error;
    });
    if (response.url) checkMayAsk(response.url, endpoint);
    return response;
  };

/** Of Node: each redirect is looked at before it is followed. */
export const nodeGet =
  (endpoint: string, fetch: Fetch): Get =>
  async (url, options) => {
    let at = url;
    for (let redirects = 0; redirects <= MOST; redirects++) {
      checkMayAsk(at, endpoint);
      const response = await fetch(at, { ...plain(options), redirect: "manual" });
      const to = REDIRECTS.has(response.status) ? response.headers.get("location") : null;
      if (to === null) return response;
      await response.body?.cancel();
      if (!URL.canParse(to, at))
        throw new HubError(t("the Hub sends to “{to}”, which is no address", { to }));
      at = new URL(to, at).href;
    }
    throw new HubError(
      t("the Hub sends from one address to the next without end ({host})", {
        host: new URL(at).host,
      }),
    );
  };

/** Nothing of who asks goes with it. */
const plain = ({ from, signal }: Parameters<Get>[1]): RequestInit => ({
  credentials: "omit",
  referrerPolicy: "no-referrer",
  ...(from && { headers: { range: `bytes=${from}-` } }),
  ...(signal && { signal }),
});

const strangerWords = (host: string | null): string =>
  host === null
    ? t(
        "the Hub sends to a host that Spanloom does not ask, which the browser does not name: not followed. Download the files by hand, and open their folder",
      )
    : t(
        "the Hub sends to {host}, which is none of its hosts: not followed. Download the files by hand, and open their folder",
        { host },
      );

function checkMayAsk(url: string, endpoint: string): void {
  if (!mayAsk(url, endpoint)) throw new HubError(strangerWords(new URL(url).host));
}
