import { expect, test } from "vitest";
import { inOrder } from "./inOrder.ts";

/** A source that gives something when it is told to. */
function told<T>() {
  const given: T[] = [];
  let wake = () => {};
  let isEnd = false;
  async function* source() {
    for (;;) {
      while (given.length > 0) yield given.shift()!;
      if (isEnd) return;
      await new Promise<void>((done) => {
        wake = done;
      });
    }
  }
  const give = (...items: T[]) => {
    given.push(...items);
    wake();
  };
  const end = () => {
    isEnd = true;
    wake();
  };
  return { source: source(), give, end };
}

test("results come in order, and no more is begun than may wait", async () => {
  const { source, give, end } = told<number>();
  give(0, 1, 2, 3, 4, 5);
  end();
  const finish: ((result: number) => void)[] = [];
  const results = inOrder(
    source,
    3,
    (n: number) => new Promise<number>((done) => (finish[n] = done)),
  );
  const first = results.next();
  await new Promise(setImmediate);
  expect(finish).toHaveLength(3);
  finish[2](2);
  finish[1](1);
  finish[0](0);
  expect((await first).value).toBe(0);
  expect((await results.next()).value).toBe(1);
  expect((await results.next()).value).toBe(2);
  const rest = results.next();
  await new Promise(setImmediate);
  for (const n of [5, 4, 3]) finish[n]?.(n);
  expect((await rest).value).toBe(3);
});

test("a result is given though nothing more comes, and then what comes later", async () => {
  const { source, give, end } = told<number>();
  const results = inOrder(source, 8, async (n: number) => n * 2);
  give(1);
  expect(await results.next()).toEqual({ value: 2, done: false });
  const later = results.next();
  give(2);
  expect(await later).toEqual({ value: 4, done: false });
  end();
  expect((await results.next()).done).toBe(true);
});

test("what fails fails in its turn", async () => {
  const { source, give } = told<number>();
  give(1, 2);
  const results = inOrder(source, 8, async (n: number) => {
    if (n === 2) throw new Error("no");
    return n;
  });
  expect((await results.next()).value).toBe(1);
  await expect(results.next()).rejects.toThrow("no");
});
