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

/** Page and worker of a service that keeps the callbacks it was given. */
function connected(kept: ((n: number) => unknown)[] = []): Remote<Service> {
  const channel = new MessageChannel();
  channels.push(channel);
  const service: Service = {
    count: async (to, onNumber) => {
      kept.push(onNumber);
      for (let n = 1; n <= to; n++) onNumber(n);
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

test("a callback is given back when its call has ended, after all that it was told", async () => {
  const heard: number[] = [];
  const { own, freed } = callback((n) => heard.push(n));
  expect(await connected().count(3, own)).toBe(3);
  await vi.waitFor(() => expect(freed).toHaveBeenCalledOnce());
  expect(heard).toEqual([1, 2, 3]);
});

test("so it is when the call fails", async () => {
  const { own, freed } = callback(() => {});
  await expect(connected().fail(own)).rejects.toThrow("no more");
  await vi.waitFor(() => expect(freed).toHaveBeenCalledOnce());
});

test("it is kept while something told is not answered, and deaf to what comes after the call", async () => {
  const kept: ((n: number) => unknown)[] = [];
  const heard: number[] = [];
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const { own, freed } = callback((n) => {
    heard.push(n);
    return answered;
  });
  const remote = connected(kept);
  await remote.count(1, own);
  await kept[0](7);
  expect(await remote.double(4)).toBe(8);
  expect(freed).not.toHaveBeenCalled();
  answer();
  await vi.waitFor(() => expect(freed).toHaveBeenCalledOnce());
  await kept[0](8);
  expect(heard).toEqual([1]);
});
