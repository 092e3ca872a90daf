import { Dexie } from "dexie";
import type { Doc } from "../core/document.ts";
import type { HistoryEntry, ProjectChange, StoredProject } from "./projectChange.ts";
import { readProject } from "./readProject.ts";
import { OWNER, type Tables } from "./tables.ts";

/** A tab that another one has taken the project from: it writes nothing more. */
export class NotOwnerError extends Error {
  override name = "NotOwnerError";
  constructor() {
    super("Another tab has taken over; what was done here since is not stored.");
  }
}

/** The project in IndexedDB. */
export interface ProjectDb {
  load(): Promise<StoredProject>;
  /** Makes this tab the only one whose writes succeed. */
  claim(): Promise<void>;
  /** Stores a change, all of it or nothing. */
  write(change: ProjectChange): Promise<void>;
  /** Removes everything; the claim stays. */
  erase(): Promise<void>;
  close(): void;
}

/** Opens the database; `tab` tells this tab from others. */
export function openProjectDb(tab: string, name = "spanloom"): ProjectDb {
  const db = new Dexie(name) as Dexie & Tables;
  db.version(1).stores({
    documents: "id",
    annotations: "id",
    schema: "id",
    history: "seq",
    settings: "key",
  });
  const claim = () => db.settings.put({ key: OWNER, value: tab });
  const owned = (work: () => Promise<void>) =>
    db.transaction("rw", db.tables, async () => {
      const owner = (await db.settings.get(OWNER)) as { value?: unknown } | undefined;
      if (owner?.value !== tab) throw new NotOwnerError();
      await work();
    });
  return {
    load: () => db.transaction("r", db.tables, () => readProject(db)),
    claim: async () => {
      await claim();
    },
    write: (change) => owned(() => writeChange(db, change)),
    erase: () =>
      owned(async () => {
        await Promise.all(db.tables.map((table) => table.clear()));
        await claim();
      }),
    close: () => db.close(),
  };
}

async function writeChange(db: Tables, change: ProjectChange): Promise<void> {
  const [docs, removed] = split(change.docs ?? {});
  const [entries, dropped] = split<HistoryEntry>(change.history ?? {});
  await db.documents.bulkDelete(removed);
  await db.annotations.bulkDelete(removed);
  const stored = new Set(
    await db.documents
      .where("id")
      .anyOf(docs.map((d) => d.id))
      .primaryKeys(),
  );
  await db.documents.bulkPut(docs.filter((doc) => !stored.has(doc.id)).map(textOf));
  await db.annotations.bulkPut(docs.map(annotationsOf));
  if (change.schema) await db.schema.put({ id: "schema", schema: change.schema });
  await db.history.bulkDelete(dropped.map(Number));
  await db.history.bulkPut(entries);
  const settings = Object.entries(change.settings ?? {});
  await db.settings.bulkPut(settings.map(([key, value]) => ({ key, value })));
}

const textOf = ({ id, text, sentences, createdAt }: Doc) => ({ id, text, sentences, createdAt });
const annotationsOf = ({ id, name, entities, relations, confirmed }: Doc) => ({
  id,
  name,
  entities,
  relations,
  confirmed,
});

function split<T>(changes: Readonly<Record<string, T | null>>): [put: T[], removed: string[]] {
  const entries = Object.entries(changes);
  return [
    entries.map(([, value]) => value).filter((value) => value !== null),
    entries.filter(([, value]) => value === null).map(([key]) => key),
  ];
}
