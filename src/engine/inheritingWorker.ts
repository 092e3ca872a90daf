import { withScript } from "./trustedScripts.ts";

/**
 * A module worker under the policy of whoever starts it (Content-Security-Policy, isolation). A
 * worker from an address is under what its own response says, which on a plain static host is
 * nothing; one from a blob inherits, so it starts as a blob that imports the script.
 *
 * @param address of the script, whole or as seen from `base`
 */
export function inheritingWorker(address: string, base: string, name = ""): Worker {
  const script = `import ${JSON.stringify(new URL(address, base).href)};`;
  // The worker has the script from the start on; its address is of no more use then.
  return withScript(script, (url) => new Worker(url, { type: "module", name }));
}
