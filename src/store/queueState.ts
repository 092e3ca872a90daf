import type { InQueue } from "../core/review/queue/nextUp.ts";
import type { QueueOrder } from "../core/review/queue/orderQueue.ts";

/** How far the unreviewed sentences of all documents are read for the order by gain. */
export type Surveying =
  | { readonly kind: "idle" }
  /** The user ended it. */
  | { readonly kind: "stopped" }
  | { readonly kind: "running"; readonly done: number; readonly total: number }
  | {
      readonly kind: "waiting";
      readonly for: "battery" | "training";
      readonly done: number;
      readonly total: number;
    }
  | { readonly kind: "failed"; readonly message: string };

/** What was put in order last. */
export interface Queue {
  /** In the order of the time when it was made: some may be confirmed since. */
  readonly items: readonly InQueue[];
  /** Unreviewed sentences of all documents then. */
  readonly open: number;
  /** Those of them that the model in use has not read for the order. */
  readonly unread: number;
  /** Whether another model, or the same for other types, has read them. */
  readonly isStale: boolean;
}

/** What next: the unreviewed sentences of all documents in an order. */
export interface QueueState {
  readonly queueOrder: QueueOrder;
  readonly queue: Queue;
  readonly surveying: Surveying;
  /** Puts what is unreviewed now in order. */
  setInOrder(order?: QueueOrder): void;
  /** Reads what the model in use has not read yet, in the background. */
  survey(): Promise<void>;
  /** Goes on although the computer runs on its battery. */
  surveyOnBattery(): void;
  cancelSurvey(): void;
}
