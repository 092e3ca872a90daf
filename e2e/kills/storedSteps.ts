import type { Page } from "@playwright/test";

/** Names of the steps that can be undone, as the database has them, oldest first. */
export const storedSteps = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open("spanloom");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const entries = await new Promise<{ stack: string; name: string }[]>((resolve, reject) => {
      const request = db.transaction("history").objectStore("history").getAll();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    db.close();
    return entries.filter(({ stack }) => stack === "undo").map(({ name }) => name);
  });
