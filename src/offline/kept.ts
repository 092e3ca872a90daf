/** What the page and its service worker call things by. `scope` is the folder that the page is in. */

/** The app's files, of every version that is still open in some tab. */
export const appCache = (scope: string): string => `spanloom-app ${scope}`;

/** A text or file that another app shared, until the page takes it. */
export const sharedCache = (scope: string): string => `spanloom-shared ${scope}`;

/** Files of bundled models, by what they hold: two versions of the app share those that are equal. */
export const MODEL_CACHE = "spanloom-models";

/** Whether a cache is of this app, whatever folder it is in. */
export const isOwnCache = (name: string): boolean => name.startsWith("spanloom-");

/**
 * The lock that every page holds as long as it is open, so that its files stay. `entry` is the address
 * of its own script, whose name changes with anything that it loads.
 */
export const pageLock = (entry: string): string => `spanloom-page ${entry}`;

/** Where other apps send what they share, below the scope; the manifest names it too. */
export const SHARE_PATH = "share";

/** The page's search when something was shared. */
export const SHARED_SEARCH = "?shared";

/** What the page asks of its service worker. */
export type Asked =
  /** Take over from the version that is in use: the user wants the new one. */
  | "take over"
  /** Remove files of versions that no page has open. */
  | "clean"
  /** Keep nothing any more: everything that is kept is being erased. */
  | "forget";

/** What the service worker tells the page when it could not keep the app's files. */
export interface NotKept {
  readonly kind: "not kept";
  readonly isFull: boolean;
}
