import type { Page } from "@playwright/test";

/** What the browser keeps, as it lies there. */
export interface StoredWork {
  /** How many entities each document has, by its name. */
  readonly docs: Readonly<Record<string, number>>;
  /** How many sentences are confirmed. */
  readonly confirmed: number;
  /** The sizes of the files of each kept model that is marked as whole, by its name. */
  readonly models: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Reads the first project's database and private files past the app. */
export const storedWork = (page: Page): Promise<StoredWork> =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open("spanloom");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    type Row = Record<string, unknown>;
    const all = (name: string) =>
      new Promise<Row[]>((resolve, reject) => {
        const request = db.transaction(name).objectStore(name).getAll();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const [names, entities, known, confirmed] = await Promise.all(
      ["names", "entities", "known", "confirmed"].map(all),
    );
    db.close();
    const docs: Record<string, number> = {};
    for (const { id, name } of names)
      docs[String(name)] = entities.filter(({ doc }) => doc === id).length;
    const sentences = new Set<string>();
    for (const row of known)
      for (const { ids } of row.known as { ids: string[] }[])
        for (const id of ids) sentences.add(id);
    for (const { id, value } of confirmed)
      if (value === null) sentences.delete(String(id));
      else sentences.add(String(id));
    const models: Record<string, Record<string, number>> = {};
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle("models", { create: true });
    for await (const handle of folder.values()) {
      if (handle.kind !== "directory") continue;
      const files: Record<string, number> = {};
      let name: string | null = null;
      for await (const file of (handle as FileSystemDirectoryHandle).values()) {
        const content = await (file as FileSystemFileHandle).getFile();
        files[file.name] = content.size;
        if (file.name === "version.json" && content.size > 0)
          name = String(JSON.parse(await content.text()).name);
      }
      if (name !== null) models[name] = files;
    }
    return { docs, confirmed: sentences.size, models };
  });
