import type { ModelTypes } from "../core/types/modelTypes.ts";
import type { HubOffer, HubProgress } from "../hub/offer.ts";
import type { OnWait } from "../hub/patience.ts";

/** How a download ended that did not fail. */
export type HubOutcome =
  /** It is one of the added models, under this id. */
  | { readonly kind: "added"; readonly model: string }
  /** It was stopped; what is here stays for the next time. */
  | { readonly kind: "stopped" }
  /**
   * All is here and right, but it is a checkpoint of SpERT that does not say what its types are
   * called, of which it has so many: `get` is to be called again with them.
   */
  | {
      readonly kind: "typesWanted";
      readonly rows: { readonly entities: number; readonly relations: number };
    };

/** A download that was stopped, cut or left by a reload. */
export interface LeftDownload {
  readonly offer: HubOffer;
  /** Bytes that are here; all of them where only `typesWanted` is open. */
  readonly done: number;
  /** Where it goes on right now; null: nowhere. */
  readonly runs: "here" | "elsewhere" | null;
}

/**
 * Models of the Hugging Face Hub. It has a worker of its own: a download goes on while the model
 * predicts and trains. Nothing is asked of the Hub but by `look` and `get`.
 */
export interface HubService {
  /**
   * Asks the Hub for a model: "org/name", "org/name@revision", "name", or an address of its site.
   * Nothing is downloaded but what says what it is. It ends a look before it.
   *
   * @param onWait told before each wait for another try
   * @throws Error in words for the user: no name, no such model, closed to the public, no connection
   */
  look(name: string, onWait: OnWait): Promise<HubOffer>;
  /** Ends a look, which fails then. */
  stopLook(): Promise<void>;
  /**
   * Downloads what an offer names, goes on where it was stopped, checks sizes and hashes, and adds
   * it to the models. Several run side by side, each offer once.
   *
   * @param types of a checkpoint of SpERT, where they were wanted
   * @throws Error in words for the user; what came until then stays, what is wrong is thrown away
   */
  get(
    offer: HubOffer,
    onProgress: (progress: HubProgress) => void,
    types?: ModelTypes,
  ): Promise<HubOutcome>;
  /**
   * Hears of a download that goes on here, and how it ends; null: none of that id does.
   *
   * @throws Error as `get` does
   */
  join(id: string, onProgress: (progress: HubProgress) => void): Promise<HubOutcome | null>;
  /** Stops a download soon, by the id of its offer; `get` ends with "stopped". */
  stop(id: string): Promise<void>;
  /** Downloads that did not end, oldest first. Asks nobody. */
  left(): Promise<LeftDownload[]>;
  /** Stops a download and deletes what is here of it. */
  forget(id: string): Promise<void>;
  /** Stops all of this tab, and deletes what is here of any. */
  erase(): Promise<void>;
}
