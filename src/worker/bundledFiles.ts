import { t } from "../language/words.ts";
/** A file of a bundled model as this version of the app has it. */
export interface BundledFile {
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** By the model's folder and the file's name: "general/config.json". */
export type BundledFiles = Readonly<Record<string, BundledFile>>;

/** What of the browser keeps files for a later visit; absent where it has none. */
export type FileCaches = Pick<CacheStorage, "open" | "has"> | undefined;

/** Its name; `src/offline/kept.ts` erases it by the beginning of that. */
export const MODEL_CACHE = "spanloom-models";

/** "missing": its model has no such file; "unlisted": nothing is known of its model, nor kept. */
export type WantedFile = BundledFile | "missing" | "unlisted";

/** Files of bundled models, kept by what they hold: an update of the app leaves those that are equal. */
export interface KeptBundled {
  /** What this version of the app has of a file of a model. */
  wanted(model: string, file: string): Promise<WantedFile>;
  /** The file as it was kept; null: it was not, or is damaged. */
  read(file: BundledFile): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Keeps a file where there is room. */
  keep(file: BundledFile, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Whether a file is kept; it is not read. */
  has(file: BundledFile): Promise<boolean>;
}

/** Keeps files of bundled models in the browser's cache. `list` is the address of their list. */
export function keptBundled(list: string, caches: FileCaches): KeptBundled {
  let files: Promise<BundledFiles> | null = null;
  const ask = async (): Promise<BundledFiles> => {
    const response = await fetch(list);
    if (!response.ok)
      throw new Error(t("the server answered {status}", { status: response.status }));
    return response.json();
  };
  /** Caches are by address: one that no server has. */
  const keyOf = ({ sha256 }: BundledFile) => new URL(`/spanloom-models/${sha256}`, list).href;
  const cacheOf = async () => (caches ? caches.open(MODEL_CACHE) : null);
  return {
    wanted: async (model, file) => {
      files ??= ask();
      const known = await files.catch((error: Error) => {
        files = null;
        throw new Error(
          t("The list of bundled files could not be downloaded ({message})", {
            message: error.message,
          }),
        );
      });
      const isListed = Object.keys(known).some((name) => name.startsWith(`${model}/`));
      if (!isListed) return "unlisted";
      const name = `${model}/${file}`;
      return Object.hasOwn(known, name) ? known[name] : "missing";
    },
    read: async (file) => {
      const cache = await cacheOf().catch(() => null);
      const response = await cache?.match(keyOf(file)).catch(() => null);
      const held = await response?.arrayBuffer().catch(() => null);
      const bytes = held ? new Uint8Array(held) : null;
      if (bytes && (await isThat(file, bytes))) return bytes;
      if (response) await cache?.delete(keyOf(file));
      return null;
    },
    keep: async (file, bytes) => {
      // Without room it is downloaded at each visit, which the list of models says.
      await cacheOf()
        .then((cache) => cache?.put(keyOf(file), new Response(bytes)))
        .catch(() => {});
    },
    has: async (file) => {
      const cache = await cacheOf().catch(() => null);
      return Boolean(cache && (await cache.keys(keyOf(file))).length > 0);
    },
  };
}

/** Whether bytes are those of a file. */
export async function isThat({ bytes: size, sha256 }: BundledFile, bytes: Uint8Array<ArrayBuffer>) {
  if (bytes.length !== size) return false;
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return sha256 === Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
