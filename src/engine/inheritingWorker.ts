import { withScript } from "./trustedScripts.ts";

/**
 * A module worker under the policy of whoever starts it (Content-Security-Policy, isolation). A
 * worker from an address is under what its own response says, which on a plain static host is
 * nothing; one from a blob inherits, so it starts as a blob that imports the script.
 *
 * @param address of the script, whole or as seen from `base`
 */
export function inheritingWorker(address: string, base: string, name = ""): Worker {
  const script = importing(new URL(address, base).href);
  // The worker has the script from the start on; its address is of no more use then.
  return withScript(script, (url) => new Worker(url, { type: "module", name }));
}

/**
 * A script that imports another. Firefox asks the network, never the service worker, for what a blob imports
 * at its top: nothing of it would run without a network. So it is imported by a call, what is said to the worker before the
 * script is there waits for it, and an import that fails is an error of the worker.
 */
export const importing = (address: string): string => `
const early = [];
const keep = (event) => {
  event.stopImmediatePropagation();
  early.push(event);
};
addEventListener("message", keep);
import(${JSON.stringify(address)}).then(
  () => {
    removeEventListener("message", keep);
    for (const { data, ports } of early.splice(0)) dispatchEvent(new MessageEvent("message", { data, ports: [...ports] }));
  },
  (error) => setTimeout(() => { throw error; }),
);`;
