import "fake-indexeddb/auto";
import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { anyChange } from "./fixtures/anyChange.ts";
import { dumpOf } from "./fixtures/dumpOf.ts";
import { DATABASE_FAULTS, type DatabaseFaults, failDatabase } from "./fixtures/faultyDatabase.ts";
import type { ProjectChange } from "./projectChange.ts";
import { openProjectDb } from "./projectDb.ts";
import { createWriteQueue, type QueueState } from "./writeQueue.ts";

/** `RUNS=1000 SEED=7` searches longer, and elsewhere. */
const HOW_LONG = {
  numRuns: Number(process.env.RUNS ?? 12),
  seed: Number(process.env.SEED ?? 1),
  endOnFailure: true,
};

const event = fc.oneof(
  { weight: 4, arbitrary: anyChange.map((change) => ({ kind: "change", change }) as const) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("fault" as const),
      fault: fc.constantFrom(...DATABASE_FAULTS.filter((kind) => kind !== "deleted")),
      step: fc.integer({ min: 1, max: 25 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: "retry" } as const) },
  { weight: 1, arbitrary: fc.constant({ kind: "restart" } as const) },
);

let count = 0;
let faults: DatabaseFaults | null = null;
const endFaults = () => {
  faults?.end();
  faults = null;
};
afterEach(endFaults);

/** All that lies in a database but the name of the tab that has it. */
async function contentOf(name: string) {
  const { settings, ...tables } = await dumpOf(name);
  return {
    ...tables,
    settings: settings.filter((one) => (one as { key: string }).key !== "owner"),
  };
}

/** A page on a database, and how far it says that storing has come. */
async function pageOn(name: string) {
  const db = openProjectDb(`tab ${count++}`, name);
  await db.claim();
  const states: QueueState[] = [];
  const queue = createWriteQueue(db.write, (state) => states.push(state), 60_000);
  return {
    queue,
    isSaved: async () => {
      await vi.waitFor(() => expect(states.at(-1)?.kind).not.toBe("saving"), { interval: 1 });
      return (states.at(-1)?.kind ?? "saved") === "saved";
    },
    end: async () => {
      await queue.stop();
      db.close();
    },
  };
}

/** What lies in a database after these changes, where nothing fails. */
async function contentAfter(changes: readonly ProjectChange[]) {
  const name = `expected ${count++}`;
  const db = openProjectDb("tab", name);
  await db.claim();
  for (const change of changes) await db.write(change);
  db.close();
  return contentOf(name);
}

test("whatever fails and ends when, a fresh start finds what was said to be saved, or later, whole", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 4, maxLength: 14 }), async (events) => {
      const name = `random faults ${count++}`;
      let page = await pageOn(name);
      let made: ProjectChange[] = [];
      let saved = 0;
      for (const one of [...events, { kind: "restart" } as const]) {
        if (one.kind === "fault") {
          endFaults();
          faults = failDatabase(one.step, one.fault);
        } else if (one.kind === "change") {
          made.push(one.change);
          page.queue.push(one.change);
          if (await page.isSaved()) saved = made.length;
        } else if (one.kind === "retry") {
          endFaults();
          page.queue.retry();
          expect(await page.isSaved()).toBe(true);
          saved = made.length;
        } else {
          endFaults();
          await page.end();
          const found = await contentOf(name);
          const ends = made.length - saved + 1;
          const possible = await Promise.all(
            Array.from({ length: ends }, (_, more) => contentAfter(made.slice(0, saved + more))),
          );
          expect(possible).toContainEqual(found);
          saved += possible.findIndex((content) => isEqual(content, found));
          made = made.slice(0, saved);
          page = await pageOn(name);
        }
      }
      await page.end();
    }),
    HOW_LONG,
  );
});

function isEqual(one: unknown, other: unknown): boolean {
  try {
    expect(one).toEqual(other);
    return true;
  } catch {
    return false;
  }
}
