import { t } from "../language/words.ts";
import type { Channel } from "./changeNews.ts";

/** Milliseconds between two times that a tab asks. */
const AGAIN_MS = 1_000;
/** Milliseconds without an answer after which nobody is thought to be there: a tab that is frozen, say. */
const SILENT_MS = 4_000;

/** The tab that has the project has changes that it cannot store: taken from it, they were lost. */
export class UnstoredError extends Error {
  constructor() {
    super(
      t(
        "the other tab has changes that are not stored. See to them there, or close it to give them up.",
      ),
    );
    this.name = "UnstoredError";
  }
}

type Message =
  | { readonly kind: "wanted"; readonly by: string }
  /** The tab that has the project is there, and stores what it has not stored yet. */
  | { readonly kind: "storing" | "refused"; readonly to: string };

/**
 * Asks the tab that has a project for it, until stopped.
 *
 * @returns `unheard` resolves when none answers, and rejects with an `UnstoredError`
 */
export function askFor(channel: Channel): {
  readonly unheard: Promise<"unheard">;
  readonly stop: () => void;
} {
  const by = crypto.randomUUID();
  let stop = () => {};
  const unheard = new Promise<"unheard">((resolve, reject) => {
    let heardAt = performance.now();
    const ask = () => {
      if (performance.now() - heardAt > SILENT_MS) resolve("unheard");
      channel.postMessage({ kind: "wanted", by } satisfies Message);
    };
    const hear = ({ data }: MessageEvent<Message>) => {
      if (data.kind === "wanted" || data.to !== by) return;
      heardAt = performance.now();
      if (data.kind === "refused") reject(new UnstoredError());
    };
    const timer = setInterval(ask, AGAIN_MS);
    channel.addEventListener("message", hear as EventListener);
    stop = () => {
      clearInterval(timer);
      channel.removeEventListener("message", hear as EventListener);
    };
    ask();
  });
  return { unheard, stop };
}

/**
 * Answers tabs that ask.
 *
 * @param give gives the project away, with all stored; null: this tab does not have it; false: it keeps it,
 *   as that cannot be done
 */
export function answerTo(channel: Channel, give: () => Promise<boolean> | null): void {
  channel.addEventListener("message", async ({ data }: MessageEvent<Message>) => {
    if (data.kind !== "wanted") return;
    const giving = give();
    if (!giving) return;
    const say = (kind: "storing" | "refused") =>
      channel.postMessage({ kind, to: data.by } satisfies Message);
    say("storing");
    if (!(await giving)) say("refused");
  });
}
