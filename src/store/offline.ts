/** Whether the app's own files are kept in this browser, so that it opens without a network. */
export type Kept =
  /** Not known yet. */
  | "asking"
  /** This browser, or this way of opening the page, keeps nothing. */
  | "none"
  | "kept"
  /** There is no room for them. */
  | "full"
  /** They could not be fetched. */
  | "failed";

/** What keeps the app for use without a network. */
export interface Offline {
  /**
   * Begins to keep it, once a page, and tells where that stands and what becomes of it until the
   * returned function is called; `onUpdate`: a new version is here that was not put off.
   */
  follow(told: OfflineTold): () => void;
  /** A new version is not told of again to this page. */
  putOff(): void;
  /** Opens the page anew, in the new version. */
  takeUpdate(): Promise<void>;
  /** The text that another app shared with the page as it was opened; null: none. */
  takeShared(): Promise<string | null>;
  /** Removes all that is kept; the next visit keeps it again. */
  erase(): Promise<void>;
}

export interface OfflineTold {
  /** @param isNews false: it was so before */
  readonly onKept: (kept: Kept, isNews: boolean) => void;
  readonly onUpdate: () => void;
}

export interface OfflineState extends OfflineActions {
  readonly kept: Kept;
  /** Whether a new version is here: offered until it is taken or put off. */
  readonly update: "none" | "offered" | "later";
}

export interface OfflineActions {
  takeUpdate(): Promise<void>;
  /** The new version waits until the page is opened another time. */
  putOffUpdate(): void;
  /** The text that another app shared with the page as it was opened; null: none. */
  takeShared(): Promise<string | null>;
}
