import { expose, finalizer, proxy, type Remote, wrap } from "comlink";
import { afterEach, expect, test, vi } from "vitest";
import { givingBack } from "./givingBack.ts";

interface Service {
  count(to: number, onNumber: (n: number) => unknown): Promise<number>;
  fail(onNumber: (n: number) => unknown): Promise<void>;
  double(n: number): number;
}

const channels: MessageChannel[] = [];
afterEach(() => {
  for (const { port1, port2 } of channels.splice(0))
    for (const port of [port1, port2]) port.close();
});

/** Page and worker of a service that keeps the callbacks it was given, and what became of what it told. */
function connected(
  kept: ((n: number) => unknown)[] = [],
  told: Promise<unknown>[] = [],
): Remote<Service> {
  const channel = new MessageChannel();
  channels.push(channel);
  const service: Service = {
    count: async (to, onNumber) => {
      kept.push(onNumber);
      for (let n = 1; n <= to; n++) {
        const answer = Promise.resolve(onNumber(n));
        answer.catch(() => {});
        told.push(answer);
      }
      return to;
    },
    fail: async (onNumber) => {
      onNumber(1);
      throw new Error("no more");
    },
    double: (n) => 2 * n,
  };
  expose(givingBack(service), channel.port2);
  channel.port1.start();
  return wrap<Service>(channel.port1);
}

/** A callback of the page, and whether its port was closed. */
function callback(heard: (n: number) => unknown) {
  const freed = vi.fn();
  return { own: proxy(Object.assign(heard, { [finalizer]: freed })), freed };
}

/** Ends when messages that are under way have arrived. */
const arrived = (remote: Remote<Service>) => remote.double(1);

test("a callback is given back when its call has ended, after all that it was told", async () => {
  const heard: number[] = [];
  const { own, freed } = callback((n) => heard.push(n));
  expect(await connected().count(3, own)).toBe(3);
  expect(heard).toEqual([1, 2, 3]);
  await vi.waitFor(() => expect(freed).toHaveBeenCalledOnce());
});

test("so it is when the call fails, or the callback", async () => {
  const heard: number[] = [];
  const { own, freed } = callback((n) => heard.push(n));
  await expect(connected().fail(own)).rejects.toThrow("no more");
  expect(heard).toEqual([1]);
  await vi.waitFor(() => expect(freed).toHaveBeenCalledOnce());

  const deaf = callback(() => Promise.reject(new Error("not heard")));
  const told: Promise<unknown>[] = [];
  expect(await connected([], told).count(2, deaf.own)).toBe(2);
  expect((await Promise.allSettled(told)).map(({ status }) => status)).toEqual([
    "rejected",
    "rejected",
  ]);
  await vi.waitFor(() => expect(deaf.freed).toHaveBeenCalledOnce());
});

test("an answer waits for a page that has yet to hear what was told; what comes after is not", async () => {
  const kept: ((n: number) => unknown)[] = [];
  const heard: number[] = [];
  let hear = () => {};
  const isFree = new Promise<void>((resolve) => {
    hear = resolve;
  });
  const { own, freed } = callback(async (n) => {
    await isFree;
    heard.push(n);
  });
  const remote = connected(kept);
  let answer: number | null = null;
  const call = remote.count(2, own).then((of) => {
    answer = of;
  });
  await arrived(remote);
  await kept[0](7);
  await arrived(remote);
  expect(answer).toBeNull();
  expect(freed).not.toHaveBeenCalled();
  hear();
  await call;
  expect(heard).toEqual([1, 2]);
  await vi.waitFor(() => expect(freed).toHaveBeenCalledOnce());
  await kept[0](8);
  await arrived(remote);
  expect(heard).toEqual([1, 2]);
});
