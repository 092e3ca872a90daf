// Reads and changes what the app stores, as no user could: to make suggestions without a model.
import type { Page } from "@playwright/test";
import { unpackSentences } from "../../src/core/document/packedSentences.ts";

export interface StoredEntity {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly status: string;
  readonly score: number | null;
  readonly fragments?: readonly (readonly [number, number])[];
}

export interface StoredRelation {
  readonly id: string;
  readonly head: string;
  readonly tail: string;
  readonly type: string;
  readonly status: string;
  readonly score: number | null;
}

export interface StoredDoc {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly sentences: readonly {
    readonly id: string;
    readonly start: number;
    readonly end: number;
    readonly words: readonly (readonly [number, number])[];
  }[];
  readonly entities: readonly StoredEntity[];
  readonly relations: readonly StoredRelation[];
}

/** All documents with their annotations, as they are stored. */
export async function readStored(page: Page): Promise<StoredDoc[]> {
  const stored = await page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open("spanloom");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const all = (name: string) =>
      new Promise<Record<string, unknown>[]>((resolve, reject) => {
        const request = db.transaction(name).objectStore(name).getAll();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const [texts, names, entities, relations] = await Promise.all(
      ["documents", "names", "entities", "relations"].map(all),
    );
    db.close();
    const of = (rows: Record<string, unknown>[], doc: unknown) =>
      rows.filter((row) => row.doc === doc).map((row) => row.value);
    return texts.map(({ id, text, sentences }) => {
      const { ids, numbers } = sentences as { ids: string[] | null; numbers: Int32Array };
      return {
        id: id as string,
        text: text as string,
        ids,
        numbers: [...numbers],
        name: names.find((name) => name.id === id)?.name as string,
        entities: of(entities, id) as StoredEntity[],
        relations: of(relations, id) as StoredRelation[],
      };
    });
  });
  return stored.map(({ ids, numbers, ...doc }) => {
    const sentences = unpackSentences(doc.id, { ids, numbers: Int32Array.from(numbers) });
    return { ...doc, sentences: sentences! };
  });
}

/** Puts these annotations in the place of all that are stored; no sentence is confirmed. */
export const writeStored = (
  page: Page,
  docs: readonly Pick<StoredDoc, "id" | "entities" | "relations">[],
): Promise<void> =>
  page.evaluate(async (docs) => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open("spanloom");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const tables = ["entities", "relations", "confirmed", "known", "history", "stepDocs"];
    const change = db.transaction(tables, "readwrite");
    for (const table of tables) change.objectStore(table).clear();
    for (const { id: doc, entities, relations } of docs) {
      for (const value of entities)
        change.objectStore("entities").put({ doc, id: value.id, value });
      for (const value of relations)
        change.objectStore("relations").put({ doc, id: value.id, value });
    }
    await new Promise<void>((resolve, reject) => {
      change.oncomplete = () => resolve();
      change.onerror = () => reject(change.error);
    });
    db.close();
  }, docs);
