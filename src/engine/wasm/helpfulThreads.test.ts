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

test("several threads are used or not, as timed", async () => {
  expect([1, 2]).toContain(await helpfulThreads(host, 2));
});
