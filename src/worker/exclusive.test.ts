import { describe, expect, test } from "vitest";
import { exclusive } from "./exclusive.ts";

/** A long job of two parts, which gives a gap between them. */
function setting() {
  const queue = exclusive();
  const log: string[] = [];
  const say = (what: string) => async () => {
    log.push(what);
    return what;
  };
  const long = (name: string, withGap: boolean) => () =>
    queue.run(async () => {
      log.push(`${name} begins`);
      await Promise.resolve();
      if (withGap) await queue.gap();
      log.push(`${name} ends`);
    });
  return { queue, log, say, long };
}

describe("jobs", () => {
  test("run one after the other, in order", async () => {
    const { log, long } = setting();
    await Promise.all([long("a", false)(), long("b", false)()]);
    expect(log).toEqual(["a begins", "a ends", "b begins", "b ends"]);
  });

  test("small ones come in the gap of the running one, before those that wait, once", async () => {
    const { queue, log, say, long } = setting();
    const jobs = [long("a", true)(), long("b", true)()];
    expect(await queue.between(say("small"))).toBe("small");
    await Promise.all(jobs);
    expect(log).toEqual(["a begins", "small", "a ends", "b begins", "b ends"]);
  });

  test("small ones wait for their turn where there is no gap", async () => {
    const { queue, log, say, long } = setting();
    await Promise.all([long("a", false)(), queue.between(say("small")), long("b", false)()]);
    expect(log).toEqual(["a begins", "a ends", "small", "b begins", "b ends"]);
  });

  test("a small one that fails fails alone", async () => {
    const { queue, log, long } = setting();
    const job = long("a", true)();
    await expect(queue.between(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    await job;
    expect(log).toEqual(["a begins", "a ends"]);
  });
});
