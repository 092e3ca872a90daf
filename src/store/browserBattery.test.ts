import { expect, test } from "vitest";
import { browserBattery } from "./browserBattery.ts";

class Manager extends EventTarget {
  charging = false;
}

test("the battery is in use while it is not charged, and each change is told", async () => {
  const manager = new Manager();
  const battery = browserBattery({ getBattery: async () => manager });
  let told = 0;
  battery.onChange(() => told++);
  expect(battery.isInUse()).toBe(false);
  await Promise.resolve();
  await Promise.resolve();
  expect([battery.isInUse(), told]).toEqual([true, 1]);
  manager.charging = true;
  manager.dispatchEvent(new Event("chargingchange"));
  expect([battery.isInUse(), told]).toEqual([false, 2]);
});

test.each([{}, { getBattery: () => Promise.reject(new Error("forbidden")) }])(
  "a browser that tells nothing is plugged in",
  async (browser) => {
    const battery = browserBattery(browser);
    await Promise.resolve();
    expect(battery.isInUse()).toBe(false);
  },
);
