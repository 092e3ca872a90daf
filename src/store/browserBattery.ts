import type { Battery } from "./services.ts";

/** What browsers that tell of the battery have; others tell nothing. */
interface BatteryManager extends EventTarget {
  readonly charging: boolean;
}

declare global {
  interface Navigator {
    getBattery?(): Promise<BatteryManager>;
  }
}

/** The battery as the browser tells of it; where it does not, the computer is plugged in. */
export function browserBattery(browser: Pick<Navigator, "getBattery">): Battery {
  const listeners = new Set<() => void>();
  let manager: BatteryManager | null = null;
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const ask = async () => {
    manager = (await browser.getBattery?.()) ?? null;
    manager?.addEventListener("chargingchange", tell);
    tell();
  };
  // A page may be forbidden to ask: then nothing is known either.
  ask().catch(() => {});
  return {
    isInUse: () => manager?.charging === false,
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
