import { expose } from "comlink";
import { expect, test } from "vitest";
import { supervised, type Watched } from "./supervised.ts";

/** A worker in this thread, which can be ended. */
function fakeWorkers() {
  const listeners: ((event: ErrorEvent) => void)[] = [];
  let made = 0;
  const make = (): Watched => {
    const own = made++;
    const { port1, port2 } = new MessageChannel();
    expose({ which: async () => own, never: () => new Promise<number>(() => {}) }, port2);
    port1.start();
    return {
      postMessage: port1.postMessage.bind(port1),
      removeEventListener: port1.removeEventListener.bind(port1),
      addEventListener: (kind: string, listener: EventListenerOrEventListenerObject) => {
        if (kind === "message") port1.addEventListener(kind, listener);
        else if (kind === "error" && typeof listener === "function") listeners.push(listener);
      },
      terminate: () => {
        port1.close();
        port2.close();
      },
    };
  };
  const die = (message: string) =>
    listeners.at(-1)?.(Object.assign(new Event("error"), { message }) as ErrorEvent);
  return { make, die };
}

interface Service {
  which(): Promise<number>;
  never(): Promise<number>;
}

test("calls under way end with an error when the worker dies, and the next has a new one", async () => {
  const { make, die } = fakeWorkers();
  const { call, onDeath } = supervised<Service>(make);
  const told: string[] = [];
  onDeath((message) => told.push(message));
  expect(await call((remote) => remote.which())).toBe(0);
  const waiting = call((remote) => remote.never());
  die("out of memory");
  await expect(waiting).rejects.toMatchObject({ name: "WorkerDiedError" });
  expect(told).toEqual(["a worker of the app ended (out of memory)"]);
  expect(await call((remote) => remote.which())).toBe(1);
});
