/** The Hugging Face Hub. */
export const HUB = "https://huggingface.co";

/**
 * The hosts that the app may ask for a model, as a page's policy (Content-Security-Policy) writes
 * them: the Hub's own, and those that it sends to for large files.
 */
export const HUB_HOSTS: readonly string[] = [HUB, "https://*.huggingface.co", "https://*.hf.co"];

/** Whether a host is one of a pattern of a policy, which `*.` begins where all below it are meant. */
function isOf(url: URL, pattern: string): boolean {
  const [, protocol, anyBelow, host] = /^(https?:)\/\/(\*\.)?([^/]+)$/.exec(pattern) ?? [];
  if (url.protocol !== protocol) return false;
  return anyBelow ? url.host.endsWith(`.${host}`) : url.host === host;
}

/**
 * Whether an address may be asked: it is the Hub's, or of the host of the `endpoint` that is asked in
 * its place (any port of it, not less safe than the endpoint itself).
 */
export function mayAsk(address: string | URL, endpoint: string): boolean {
  const [url, own] = [new URL(address), new URL(endpoint)];
  if (url.username !== "" || url.password !== "") return false;
  if (HUB_HOSTS.some((pattern) => isOf(url, pattern))) return true;
  if (own.origin === HUB) return false;
  const isAsSafe = url.protocol === "https:" || url.protocol === own.protocol;
  return isAsSafe && /^https?:$/.test(url.protocol) && url.hostname === own.hostname;
}
