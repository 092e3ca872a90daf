import { mayAsk } from "./hubHosts.ts";

/** What the policy of a page or worker blocked, as the browser tells it. */
export interface PolicyBlocks {
  /** Whether a request that failed was blocked, and the host that it was led to, where that is told. */
  of(url: string): Promise<{ readonly host: string | null } | null>;
}

/** A browser tells of a block a little after the request failed: so many milliseconds at most. */
const LATE_MS = 200;
/** So many blocks are kept. */
const MOST = 20;

/**
 * Listens for blocks from here on: a request itself only fails, as without a connection. Browsers
 * name the address that was asked; where they name the one that it was led to, its host is told.
 */
export function policyBlocks(
  scope: Pick<EventTarget, "addEventListener">,
  endpoint: string,
): PolicyBlocks {
  let blocked: readonly string[] = [];
  const hearing = new Set<() => void>();
  scope.addEventListener("securitypolicyviolation", (event) => {
    const { blockedURI } = event as SecurityPolicyViolationEvent;
    blocked = [...blocked, blockedURI].slice(-MOST);
    for (const hear of hearing) hear();
  });
  const isStranger = (url: string) => URL.canParse(url) && !mayAsk(url, endpoint);
  const take = (url: string) => {
    const found = blocked.find((one) => one === url) ?? blocked.find(isStranger);
    if (found === undefined) return null;
    blocked = blocked.filter((one) => one !== found);
    return { host: isStranger(found) ? new URL(found).host : null };
  };
  return {
    of: (url) =>
      new Promise((resolve) => {
        const end = () => {
          hearing.delete(hear);
          clearTimeout(timer);
          resolve(take(url));
        };
        const hear = () => {
          if (blocked.some((one) => one === url || isStranger(one))) end();
        };
        const timer = setTimeout(end, LATE_MS);
        hearing.add(hear);
        hear();
      }),
  };
}
