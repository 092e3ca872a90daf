import { Dexie, type Table } from "dexie";

/** What of the browser is needed to know which tabs there are. */
interface Tabs {
  readonly locks?: LockManager | undefined;
}

interface Visits {
  /** The tabs that are open, and those that ended without a word. */
  readonly tabs: Table<{ readonly id: string }, string>;
  readonly filling: Table<Uint8Array<ArrayBuffer>, number>;
}

/** Chromium begins a new file once so many bytes were written into one. */
const FILE_BYTES = 4 * 2 ** 20;
/** What is larger is kept in a file of its own, and does not count. */
const PIECE_BYTES = 60_000;
/** Milliseconds in which nothing goes on; all that two files take is written in less than one second. */
const LONGEST_MS = 10_000;

/** One use of the app in one tab. */
export interface Visit {
  /** Resolves once other things may be stored; never rejects. */
  readonly begun: Promise<void>;
  /** Says that the visit ended as it should. */
  end(): Promise<void>;
}

/**
 * Makes the browser begin a new file for what it writes, where a visit ended without a word: by a crash
 * of the browser, say. To be called before anything else is stored. Where the browser does not answer,
 * as when a tab that stands still keeps the others waiting, the visit begins all the same after a while.
 *
 * Chromium writes all databases of a site into one file, at its end. Where a crash leaves half a record
 * there, the next visit writes behind it, and the visit after that cannot read the file: then the browser
 * removes all that the site has stored (https://github.com/google/leveldb/issues/1287). No page is told
 * of half a record, or can remove it. But the file goes once so much was written that a new one is begun.
 * On a busy machine that is waited for as long as it goes on.
 */
export function beginVisit(id: string, { locks }: Tabs, name = "spanloom-visits"): Visit {
  if (!locks) return { begun: Promise.resolve(), end: async () => {} };
  const db = new Dexie(name) as Dexie & Visits;
  db.version(1).stores({ tabs: "id", filling: "" });
  const { isOver, goesOn, end } = standstill();
  const known = enterVisit(id, db, locks, goesOn)
    .then(
      () => true,
      () => false,
    )
    .finally(end);
  return {
    begun: Promise.race([known, isOver]).then(() => {}),
    end: async () => {
      if (await known) await db.tabs.delete(id);
    },
  };
}

/** Is over when it was not told for a while that something goes on. */
function standstill() {
  let give = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isOver = new Promise<void>((resolve) => {
    give = resolve;
  });
  const end = () => clearTimeout(timer);
  const goesOn = () => {
    end();
    timer = setTimeout(give, LONGEST_MS);
  };
  goesOn();
  return { isOver, goesOn, end };
}

async function enterVisit(
  id: string,
  db: Dexie & Visits,
  locks: LockManager,
  goesOn: () => void,
): Promise<void> {
  const lockOf = (tab: string) => `${db.name}-${tab}`;
  // Alone: two tabs may be opened at once, as when a browser brings back those of its last life.
  await locks.request(db.name, async () => {
    const known = await db.tabs.toCollection().primaryKeys();
    const held = new Set((await locks.query()).held?.map((lock) => lock.name));
    // Where another tab is open, it has seen to it.
    const isFirst = !known.some((tab) => held.has(lockOf(tab)));
    if (isFirst && known.length > 0) await fillFiles(db, goesOn);
    await db.transaction("rw", db.tabs, async () => {
      await db.tabs.bulkDelete(known.filter((tab) => !held.has(lockOf(tab))));
      await db.tabs.put({ id });
    });
    const untilClosed = () => new Promise<never>(() => {});
    void locks.request(lockOf(id), untilClosed).catch(() => {});
  });
}

/**
 * Writes as much as two files take, and removes it. The first begins a new file; what comes after the
 * second waits until the old one is gone.
 */
async function fillFiles(db: Dexie & Visits, goesOn: () => void): Promise<void> {
  const count = Math.ceil((1.1 * FILE_BYTES) / PIECE_BYTES);
  for (const file of [0, count])
    await db.transaction("rw", db.filling, async () => {
      for (let at = file; at < file + count; at++) {
        // Random: what can be made smaller is, before it is written.
        await db.filling.put(crypto.getRandomValues(new Uint8Array(PIECE_BYTES)), at);
        goesOn();
      }
    });
  await db.filling.clear();
}
