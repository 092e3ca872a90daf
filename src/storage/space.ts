import type { Space, SpacePart } from "../core/lifecycle/space.ts";
import { type PrivateFiles, rootOf } from "./opfs.ts";
import { askToPersist } from "./persist.ts";

/** The room of this origin. */
export interface BrowserSpace {
  measure(): Promise<Space>;
  /** Asks the browser to keep what is here, for good; false when it may clear it. */
  persist(): Promise<boolean>;
}

/** What the folders of private files hold, at the root and in each project's own folder. */
const FOLDERS: Readonly<Record<string, SpacePart>> = {
  models: "models",
  bundled: "models",
  added: "models",
  trainings: "trainings",
  hub: "downloads",
};
const PROJECTS = "projects";

/** What Chromium tells of the parts, beside the sum. */
type Details = Partial<Record<"indexedDB" | "caches" | "serviceWorkerRegistrations", number>>;

export function createBrowserSpace(
  browser: PrivateFiles & { readonly storage?: StorageManager },
): BrowserSpace {
  return {
    persist: () => askToPersist(browser.storage),
    measure: async () => {
      const files = await filesByPart(browser).catch(() => ({}));
      const estimate = (await browser.storage?.estimate?.().catch(() => null)) ?? {};
      const { usage, quota, usageDetails } = estimate as StorageEstimate & {
        usageDetails?: Details;
      };
      const isPersistent = (await browser.storage?.persisted?.().catch(() => null)) ?? null;
      return {
        used: usage ?? null,
        free: usage === undefined || quota === undefined ? null : Math.max(0, quota - usage),
        isPersistent,
        parts: { ...files, ...(usageDetails && partsOf(usageDetails)) },
      };
    },
  };
}

const partsOf = ({ indexedDB = 0, caches = 0, serviceWorkerRegistrations = 0 }: Details) => ({
  documents: indexedDB,
  offline: caches + serviceWorkerRegistrations,
});

async function filesByPart(browser: PrivateFiles): Promise<Partial<Record<SpacePart, number>>> {
  const parts = { models: 0, trainings: 0, downloads: 0 } as Record<SpacePart, number>;
  const add = async (folder: FileSystemDirectoryHandle) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind !== "directory") continue;
      const own = handle as FileSystemDirectoryHandle;
      if (Object.hasOwn(FOLDERS, name)) parts[FOLDERS[name]] += await bytesIn(own);
    }
  };
  const root = await rootOf(browser);
  await add(root);
  for await (const [name, handle] of root.entries()) {
    if (name !== PROJECTS || handle.kind !== "directory") continue;
    for await (const [, own] of (handle as FileSystemDirectoryHandle).entries())
      if (own.kind === "directory") await add(own as FileSystemDirectoryHandle);
  }
  return parts;
}

async function bytesIn(folder: FileSystemDirectoryHandle): Promise<number> {
  let sum = 0;
  for await (const [, handle] of folder.entries())
    sum +=
      handle.kind === "directory"
        ? await bytesIn(handle as FileSystemDirectoryHandle)
        : (await (handle as FileSystemFileHandle).getFile()).size;
  return sum;
}
