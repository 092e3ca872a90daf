import { expect, test, vi } from "vitest";
import { importing } from "./inheritingWorker.ts";

/** Runs the script as a worker would, with `load` in the place of `import`. */
function begin(load: (self: EventTarget) => Promise<unknown>) {
  const self = new EventTarget();
  const failed: unknown[] = [];
  const script = importing("https://host/own.js").replace("import(", "load(");
  const names = ["load", "addEventListener", "removeEventListener", "dispatchEvent", "setTimeout"];
  new Function(...names, script)(
    (address: string) => {
      expect(address).toBe("https://host/own.js");
      return load(self);
    },
    self.addEventListener.bind(self),
    self.removeEventListener.bind(self),
    self.dispatchEvent.bind(self),
    (run: () => void) => {
      try {
        run();
      } catch (error) {
        failed.push(error);
      }
    },
  );
  const say = (data: unknown, ports: MessagePort[] = []) =>
    self.dispatchEvent(new MessageEvent("message", { data, ports }));
  return { failed, say };
}

test("what is said before the script is there is heard then, once and in its order, with its ports", async () => {
  const heard: unknown[] = [];
  let goOn = () => {};
  const gone = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const { say } = begin(async (self) => {
    self.addEventListener("message", (event) => {
      const { data, ports } = event as MessageEvent;
      heard.push([data, ports.length]);
    });
    await gone;
  });
  const { port1, port2 } = new MessageChannel();
  say("first");
  say("second", [port1]);
  expect(heard).toEqual([]);
  goOn();
  await vi.waitFor(() => expect(heard).toHaveLength(2));
  say("third");
  expect(heard).toEqual([
    ["first", 0],
    ["second", 1],
    ["third", 0],
  ]);
  port2.close();
});

test("a script that cannot run is an error of the worker", async () => {
  const error = new Error("broken on purpose");
  const { failed } = begin(() => Promise.reject(error));
  await vi.waitFor(() => expect(failed).toEqual([error]));
});
