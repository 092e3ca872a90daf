import "fake-indexeddb/auto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { anyChange } from "./fixtures/anyChange.ts";
import { dumpOf } from "./fixtures/dumpOf.ts";
import { mergeChanges, type ProjectChange } from "./projectChange.ts";
import { openProjectDb } from "./projectDb.ts";

let count = 0;
/** What lies in a new database after these writes. */
async function written(changes: readonly ProjectChange[]) {
  const name = `merge ${count++}`;
  const db = openProjectDb("tab", name);
  await db.claim();
  for (const one of changes) await db.write(one);
  db.close();
  return dumpOf(name);
}

test("writing changes merged leaves what writing them one by one leaves", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyChange, { minLength: 2, maxLength: 5 }), async (changes) => {
      const merged = changes.reduce(mergeChanges);
      expect(await written([merged])).toEqual(await written(changes));
    }),
    { numRuns: 60 },
  );
});
