import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expose, type Remote } from "comlink";
import { expect, test, vi } from "vitest";
import { fakeLocks } from "../storage/fixtures/fakeLocks.ts";
import { sayAlive } from "./aliveSign.ts";
import { supervised, type Watched } from "./supervised.ts";

/** A worker in this thread, which can be ended. */
function fakeWorkers() {
  const listeners: ((event: ErrorEvent) => void)[] = [];
  const releases: (() => void)[] = [];
  const locks = fakeLocks();
  /** The locks as a worker sees them: what it holds goes with it. */
  const ownLocks = (): LockManager => ({
    query: locks.query,
    request: (name: string, use: unknown) =>
      locks.request(name, async (lock) => {
        if (typeof use === "function") void use(lock);
        await new Promise<void>((release) => releases.push(release));
      }),
  });
  let made = 0;
  const make = (): Watched => {
    const own = made++;
    const { port1, port2 } = new MessageChannel();
    expose({ which: async () => own, never: () => new Promise<number>(() => {}) }, port2);
    port1.start();
    sayAlive(ownLocks(), (sign) => port2.postMessage(sign));
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
  /** It is gone, and no event tells of it. */
  const vanish = () => releases.at(-1)?.();
  return { make, die, vanish, locks };
}

interface Service {
  which(): Promise<number>;
  never(): Promise<number>;
}

test("calls under way end with an error when the worker dies, and the next has a new one", async () => {
  const { make, die } = fakeWorkers();
  const { call, onDeath } = supervised<Service>(make, undefined);
  const told: string[] = [];
  onDeath((message) => told.push(message));
  expect(await call((remote) => remote.which())).toBe(0);
  const waiting = call((remote) => remote.never());
  die("out of memory");
  await expect(waiting).rejects.toMatchObject({ name: "WorkerDiedError" });
  expect(told).toEqual(["a worker of the app ended (out of memory)"]);
  expect(await call((remote) => remote.which())).toBe(1);
});

test("a worker that ends without an event is missed too: its lock is free", async () => {
  const { make, vanish, locks } = fakeWorkers();
  const { call, onDeath } = supervised<Service>(make, locks);
  const told: string[] = [];
  onDeath((message) => told.push(message));
  expect(await call((remote) => remote.which())).toBe(0);
  const waiting = call((remote) => remote.never());
  vanish();
  await expect(waiting).rejects.toMatchObject({ name: "WorkerDiedError" });
  expect(told).toEqual([expect.stringMatching(/ended by the browser, perhaps because memory/)]);
  expect(await call((remote) => remote.which())).toBe(1);
  // The second one's lock is watched as well, and each death is told once.
  const again = call((remote) => remote.never());
  vanish();
  await expect(again).rejects.toMatchObject({ name: "WorkerDiedError" });
  expect(told).toHaveLength(2);
});

test("a worker that ends before it said anything is missed after a while", async () => {
  vi.useFakeTimers();
  try {
    const silent: Watched = {
      postMessage: () => {},
      addEventListener: () => {},
      removeEventListener: () => {},
      terminate: () => {},
    };
    const { call, onDeath } = supervised<Service>(() => silent, fakeLocks());
    const told: string[] = [];
    onDeath((message) => told.push(message));
    const asked = call((remote) => remote.never());
    const ended = expect(asked).rejects.toMatchObject({ name: "WorkerDiedError" });
    await vi.advanceTimersByTimeAsync(59_000);
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(2000);
    await ended;
    expect(told).toHaveLength(1);
  } finally {
    vi.useRealTimers();
  }
});

test("a worker that has ended is let go of: its remote is no more", async () => {
  const { make } = fakeWorkers();
  const { call, end } = supervised<Service>(make, undefined);
  let kept: Remote<Service> | undefined;
  await call(async (remote) => {
    kept = remote;
    return remote.which();
  });
  end();
  expect(() => kept?.which()).toThrow("released");
});

test("answers are let go of while the worker lives", async () => {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  const { make } = fakeWorkers();
  const { call } = supervised<Service>(make, undefined);
  const answers: WeakRef<object>[] = [];
  for (let asked = 0; asked < 5; asked++) {
    const answer = await call(async (remote) => ({ which: await remote.which() }));
    answers.push(new WeakRef(answer));
  }
  await vi.waitFor(() => {
    collect();
    // The last one may still be in a variable.
    expect(answers.slice(0, -1).map((answer) => answer.deref())).toEqual(Array(4).fill(undefined));
  });
});
