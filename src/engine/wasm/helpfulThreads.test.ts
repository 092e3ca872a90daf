import { expect, test } from "vitest";
import { helpfulThreads } from "./helpfulThreads.ts";
import { nodeHost } from "./nodeHost.ts";

const host = nodeHost(process.cwd());

test("one thread is used where memory cannot be shared", async () => {
  const { load } = host;
  expect(await helpfulThreads({ load }, 4)).toBe(1);
});

test("one thread is used where helpers do not start", async () => {
  const startThread = () => ({ terminate() {} });
  expect(await helpfulThreads({ ...host, startThread }, 2, 20)).toBe(1);
});

test("one thread is used where the memory cannot be sent to a second, and the first is ended", async () => {
  const ended: number[] = [];
  let started = 0;
  const startThread = () => {
    if (++started === 2) throw new DOMException("The object can not be cloned.", "DataCloneError");
    return { terminate: () => void ended.push(started) };
  };
  expect(await helpfulThreads({ ...host, startThread }, 3)).toBe(1);
  expect(ended).toEqual([2]);
});

test("several threads are used or not, as timed", async () => {
  expect([1, 2]).toContain(await helpfulThreads(host, 2));
});
