import { HUB_HOSTS } from "../hub/hubHosts.ts";

/** A Content-Security-Policy: names of directives, and what each allows. */
export type Policy = Readonly<Record<string, readonly string[]>>;

const NONE = ["'none'"];
const SELF = ["'self'"];

/**
 * What the page and its workers may load and ask: their own files, and the Hub. This is the one place
 * where that is said: headers of the preview, files for hosts and the page itself follow.
 *
 * @param styles hashes of the styles that libraries put into the page
 */
export const pagePolicy = (styles: readonly string[]): Policy => ({
  "default-src": NONE,
  "script-src": ["'self'", "'wasm-unsafe-eval'"],
  "worker-src": ["'self'", "blob:"], // blobs: see `inheritingWorker.ts`
  "connect-src": ["'self'", ...HUB_HOSTS],
  "style-src": ["'self'", ...styles],
  "img-src": ["'self'", "data:", "blob:"],
  "font-src": SELF,
  "manifest-src": SELF,
  "base-uri": NONE,
  "form-action": NONE,
  "frame-ancestors": NONE,
  "require-trusted-types-for": ["'script'"],
  "trusted-types": ["spanloom", "default"], // see `trustedScripts.ts`
});

/** What browsers let a page say only in headers: in a `<meta>` they pass over it, and complain. */
const HEADERS_ONLY = ["frame-ancestors"];

/** The policy as the value of a header. */
export const policyText = (policy: Policy): string =>
  Object.entries(policy)
    .map(([name, allowed]) => [name, ...allowed].join(" "))
    .join("; ");

/** The policy as a page says it itself, for hosts that send no headers. */
export const policyInPage = (policy: Policy): string =>
  policyText(
    Object.fromEntries(Object.entries(policy).filter(([name]) => !HEADERS_ONLY.includes(name))),
  );
