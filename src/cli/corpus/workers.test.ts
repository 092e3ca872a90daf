import { expect, test } from "vitest";
import type { Answer, Text } from "./readTexts.ts";
import type { Died, Worker } from "./worker.ts";
import { startWorkers } from "./workers.ts";

const reading = { place: {}, backend: "wasm", threads: undefined, lineOf: "sentence" } as const;
const line = ({ text }: Text): Answer => ({ kind: "read", lines: [text], words: 1, split: 0 });
const textsOf = (...texts: string[]): Text[] => texts.map((text) => ({ id: text, text }));

/** Workers that read as `read` says, which each may die once over a call. */
function workersThat(read: (texts: readonly Text[]) => readonly Answer[] | Died, count = 1) {
  const told: string[] = [];
  const counts = { started: 0, threads: 0 };
  const pool = startWorkers(
    count,
    reading,
    (what) => told.push(what),
    async ({ threads }, tell): Promise<Worker> => {
      counts.started++;
      counts.threads = threads ?? 0;
      tell("computing on a test");
      let death: Died | null = null;
      return {
        read: async (texts) => {
          const said = read(texts);
          if ("died" in said) death = said;
          return said;
        },
        death: () => death,
        kill: () => {},
      };
    },
  );
  return { pool, told, counts };
}

test("each worker has one thread, and the device is told once", async () => {
  const { pool, told, counts } = workersThat((texts) => texts.map(line), 3);
  const asked = ["a", "b", "c", "d", "e"].map((text) => pool.read(textsOf(text)));
  expect((await Promise.all(asked)).flat()).toEqual(textsOf("a", "b", "c", "d", "e").map(line));
  expect(told).toEqual(["computing on a test"]);
  expect(counts).toEqual({ started: 3, threads: 1 });
});

test("what a worker died over is read by the next one", async () => {
  let deaths = 2;
  const { pool, told, counts } = workersThat((texts) =>
    deaths-- > 0 ? { died: "SIGKILL" } : texts.map(line),
  );
  expect(await pool.read(textsOf("a", "b"))).toEqual(textsOf("a", "b").map(line));
  expect(counts.started).toBe(3);
  expect(told.slice(1)).toEqual(
    Array(2).fill("a worker died (SIGKILL): another one reads what it had not"),
  );
});

test("a text that kills each worker is bad, and those beside it are read", async () => {
  const { pool } = workersThat((texts) =>
    texts.some(({ text }) => text === "deadly") ? { died: "SIGSEGV" } : texts.map(line),
  );
  const bad = { kind: "bad", fault: "its worker died (SIGSEGV)" };
  const [a, b, c] = textsOf("a", "deadly", "c");
  expect(await pool.read([a, b, c])).toEqual([line(a), bad, line(c)]);
  expect(await pool.read([b])).toEqual([bad]);
  expect(await pool.read([a])).toEqual([line(a)]);
});

test("workers that never begin are no fault of the text", async () => {
  const start = async () => ({ died: "code 1" });
  const pool = startWorkers(1, reading, () => {}, start);
  await expect(pool.read(textsOf("a"))).rejects.toThrow(
    "workers end before they have begun (code 1)",
  );
});
