import { t } from "../language/words.ts";
import {
  type PrivateFiles,
  readFolder,
  removeIfThere,
  rootOf,
  type SyncAccess,
  syncAccess,
  writeFile,
} from "./opfs.ts";

/** A download that is not over. */
export interface StoredDownload {
  readonly id: string;
  /** What is downloaded, as it was given to be stored. */
  readonly offer: string;
  /** Bytes of all its files that are here. */
  readonly bytes: number;
}

/** Downloads that are not over, in the browser's private file system, a folder each. Their ids name these. */
export interface HubDownloads {
  /** Begins one, or goes on with it. @param offer a text that says what it is */
  begin(id: string, offer: string): Promise<void>;
  /** A file of one, to go on with. In a worker alone. */
  open(id: string, path: string): Promise<StoredPart>;
  /** The files that are here of one. */
  files(id: string): Promise<ReadonlyMap<string, FileSystemFileHandle>>;
  /** All of them, by their ids. */
  list(): Promise<StoredDownload[]>;
  remove(id: string): Promise<void>;
  /** Removes all of it. */
  clear(): Promise<void>;
}

/** A file of which the beginning is here. */
export interface StoredPart {
  size(): number;
  read(start: number, end: number): Promise<Uint8Array>;
  append(bytes: Uint8Array): Promise<void>;
  empty(): Promise<void>;
  close(): Promise<void>;
}

const FOLDER = "hub";
/** What a download is, and beside it the folder of its files. */
const OFFER = "offer.json";
const FILES = "files";

/** The downloads of this origin. */
export function createHubDownloads(browser: PrivateFiles): HubDownloads {
  const root = () => rootOf(browser);
  const all = async () => (await root()).getDirectoryHandle(FOLDER, { create: true });
  const filesOf = async (id: string) => {
    const own = await (await all()).getDirectoryHandle(id);
    return own.getDirectoryHandle(FILES, { create: true });
  };
  return {
    begin: async (id, offer) => {
      const own = await (await all()).getDirectoryHandle(id, { create: true });
      await writeFile(own, OFFER, new TextEncoder().encode(offer));
    },
    open: async (id, path) => {
      const handle = await (await filesOf(id)).getFileHandle(path, { create: true });
      return partOf(await syncAccess(handle));
    },
    files: async (id) => {
      const files = new Map<string, FileSystemFileHandle>();
      for await (const [name, handle] of (await filesOf(id)).entries())
        if (handle.kind === "file") files.set(name, handle as FileSystemFileHandle);
      return files;
    },
    list: async () => {
      const folder = await all();
      const found: StoredDownload[] = [];
      for await (const id of folder.keys()) {
        const offer = (await readFolder(folder, id))?.[OFFER];
        if (offer?.size) found.push({ id, offer: await offer.text(), bytes: await bytesOf(id) });
        else await removeIfThere(folder, id);
      }
      return found.sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    remove: async (id) => removeIfThere(await all(), id),
    clear: async () => removeIfThere(await root(), FOLDER),
  };

  async function bytesOf(id: string): Promise<number> {
    const files = (await readFolder(await (await all()).getDirectoryHandle(id), FILES)) ?? {};
    return Object.values(files).reduce((sum, { size }) => sum + size, 0);
  }
}

function partOf(access: SyncAccess): StoredPart {
  return {
    size: () => access.getSize(),
    read: async (start, end) => {
      const bytes = new Uint8Array(end - start);
      return bytes.subarray(0, access.read(bytes, { at: start }));
    },
    append: async (bytes) => {
      const at = access.getSize();
      if (access.write(bytes, { at }) === bytes.length) return;
      // A full disk takes a part.
      access.truncate(at);
      throw Object.assign(new Error(t("no more room")), { name: "QuotaExceededError" });
    },
    empty: async () => access.truncate(0),
    close: async () => {
      access.flush();
      access.close();
    },
  };
}
