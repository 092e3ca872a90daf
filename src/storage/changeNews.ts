import type { ProjectChange } from "./projectChange.ts";

/** What tabs tell each other of a project: what the one that changes it has stored. */
export interface ChangeNews {
  /** @param change null: one that is to be read */
  tell(change: ProjectChange | null): void;
  /** Hears of changes, one after the other; null: of one that is to be read from the database. */
  follow(listener: (change: ProjectChange | null) => void): void;
  close(): void;
}

/** What of a channel between tabs is needed. */
export type Channel = Pick<
  BroadcastChannel,
  "postMessage" | "addEventListener" | "removeEventListener" | "close"
>;

interface Message {
  /** The tab that tells, and the number of what it tells. */
  readonly from: string;
  readonly number: number;
  /** Null: too much to be sent. */
  readonly change: ProjectChange | null;
}

/** More documents at once are read by those who follow: to send them would hold this tab up. */
const MOST_DOCS = 20;

/** News over a channel between tabs; where there is none, none hears of anything. */
export function createChangeNews(channel: Channel | null): ChangeNews {
  const from = crypto.randomUUID();
  let told = 0;
  const heard = new Map<string, number>();
  return {
    tell: (change) => {
      const isMuch = Object.keys(change?.docs ?? {}).length > MOST_DOCS;
      const message: Message = { from, number: ++told, change: isMuch ? null : change };
      channel?.postMessage(message);
    },
    follow: (listener) =>
      channel?.addEventListener("message", ({ data }: MessageEvent<Message>) => {
        const before = heard.get(data.from);
        heard.set(data.from, data.number);
        // The first that is heard of a tab may not be the first that it told.
        const isNext = before === undefined || data.number === before + 1;
        listener(isNext ? data.change : null);
      }),
    close: () => channel?.close(),
  };
}
