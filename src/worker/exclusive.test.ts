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

  test("small ones that follow each other leave the long one its turns", async () => {
    const { queue, log } = setting();
    const asked: Promise<unknown>[] = [];
    const ask = (left: number): void => {
      const next = async () => {
        log.push("small");
        if (left > 1) ask(left - 1);
      };
      asked.push(queue.between(next));
    };
    const long = queue.run(async () => {
      for (let part = 0; part < 3; part++) {
        await queue.crack();
        log.push(`part ${part}`);
      }
    });
    ask(3);
    await long;
    expect(log).toEqual(["small", "part 0", "small", "part 1", "small", "part 2"]);
    await Promise.all(asked);
  });

  test("those that share take turns, and one that runs alone waits for them", async () => {
    const { queue, log, say } = setting();
    const shared = (name: string, parts: number) =>
      queue.share(async () => {
        for (let i = 0; i < parts; i++) {
          log.push(`${name}${i}`);
          await queue.gap();
        }
      });
    const jobs = [shared("a", 3), queue.run(say("alone")), shared("b", 3)];
    expect(await queue.between(say("small"))).toBe("small");
    await Promise.all(jobs);
    expect(log.filter((one) => one !== "small")).toEqual([
      "a0",
      "b0",
      "a1",
      "b1",
      "a2",
      "b2",
      "alone",
    ]);
    expect(log.indexOf("small")).toBeLessThan(3);
    // Nothing is left that would hold up what comes later.
    expect(await queue.run(say("later"))).toBe("later");
  });

  test("one that fails in its turn lets the others go on", async () => {
    const { queue, log, say } = setting();
    const failing = queue.share(async () => {
      await queue.gap();
      throw new Error("no");
    });
    const other = queue.share(say("other"));
    await expect(failing).rejects.toThrow("no");
    await other;
    expect(log).toEqual(["other"]);
  });
});
