import type { ModelTypes } from "../core/types/modelTypes.ts";
import type { HubOffer, HubProgress } from "../hub/offer.ts";

/** What the Hub was asked for. */
export type HubLook =
  | { readonly kind: "none" }
  | {
      readonly kind: "looking";
      readonly name: string;
      /** Why it waits for another try, in words, and for how many seconds. */
      readonly wait: HubProgress["wait"] | null;
    }
  | { readonly kind: "offered"; readonly offer: HubOffer }
  | { readonly kind: "failed"; readonly name: string; readonly message: string };

/** A download that runs, or that can go on. */
export interface Download {
  readonly offer: HubOffer;
  /** Null while it does not run. */
  readonly progress: HubProgress | null;
  /** It runs in another tab, which tells how far it is. */
  readonly isElsewhere: boolean;
  /** Bytes that are here. */
  readonly done: number;
  /** Why it ended early; null where the user stopped it. */
  readonly fault: string | null;
  /** All is here of a checkpoint of SpERT with so many types, which it does not name. */
  readonly wanted: { readonly entities: number; readonly relations: number } | null;
}

/** Models of the Hub: nothing is asked of it but on the user's word. */
export interface HubState {
  readonly hub: HubLook;
  /** Those that did not end yet, oldest first. */
  readonly downloads: readonly Download[];
  lookAtHub(name: string): Promise<void>;
  /** Closes the answer, or ends the question. */
  closeHub(): void;
  /** Downloads what an offer names, or goes on with it. */
  getFromHub(offer: HubOffer, types?: ModelTypes): Promise<void>;
  stopDownload(id: string): Promise<void>;
  /** Deletes what is here of a download. */
  forgetDownload(id: string): Promise<void>;
  /** Finds what a page before left. Asks nobody. */
  findDownloads(): Promise<void>;
}
