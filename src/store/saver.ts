import { t } from "../language/words.ts";
import { NewerVersionError } from "../storage/newerVersion.ts";
import { storageFault } from "../storage/persist.ts";
import type { ProjectChange } from "../storage/projectChange.ts";
import { GoneError, NotOwnerError } from "../storage/projectDb.ts";
import type { ProjectStorage } from "../storage/projectStorage.ts";
import { createWriteQueue, type QueueState, type WriteQueue } from "../storage/writeQueue.ts";
import type { Context } from "./context.ts";
import type { StorageRemedy } from "./state.ts";

/** Stores what changes and shows how far that has come. */
export interface Saver {
  /** Stores a change at once, if this tab stores at all. */
  store(change: ProjectChange): void;
  /** From here on changes are stored, first what a stop left. */
  start(rest?: ProjectChange | null): void;
  /** From here on nothing is stored; resolves with what is not when the write that runs has ended. */
  stop(): Promise<ProjectChange | null>;
  /** Tries at once to store what could not be stored. */
  retry(): void;
  /** The same once everything is stored that can be. */
  finish(): Promise<ProjectChange | null>;
  /** Whether changes are stored. */
  isOn(): boolean;
  /** Another tab has the project now: this one shows it and changes nothing. */
  lose(): void;
  /**
   * The same for a tab that wants it, when all is stored. False where that cannot be done: it is told, and
   * this tab keeps the project.
   */
  give(): Promise<boolean>;
}

/** A saver that is stopped until the project is open. */
export function createSaver(
  storage: ProjectStorage,
  { set, notify }: Pick<Context, "set" | "notify">,
  onFault: (error: unknown) => void,
): Saver {
  let queue: WriteQueue | null = null;
  const stop = async () => {
    const stopped = queue;
    queue = null;
    return (await stopped?.stop()) ?? null;
  };
  const finish = async () => {
    const finishing = queue;
    const rest = (await finishing?.finish()) ?? null;
    if (queue === finishing) queue = null;
    return rest;
  };
  const showOnly = () => {
    set({ storage: { kind: "readOnly" } });
    notify("warning", t("Another tab has taken the project over. This one only shows it now."));
  };
  const lose = () => {
    if (!queue) return;
    void stop();
    showOnly();
  };
  const show = (state: QueueState) => {
    if (state.kind === "saving") set({ storage: { kind: "saving" } });
    else if (state.kind === "saved") set({ storage: { kind: "saved", at: Date.now() } });
    else if (state.error instanceof NotOwnerError) lose();
    else {
      onFault(state.error);
      const message = storageFault(state.error);
      set({ storage: { kind: "failed", message, remedy: remedyOf(state.error) } });
    }
  };
  const start = (rest: ProjectChange | null = null) => {
    queue = createWriteQueue((change) => storage.write(change), show);
    set({ storage: { kind: "saved", at: Date.now() } });
    if (rest) queue.push(rest);
  };
  const give = async () => {
    // It is being opened or erased, or was never opened: nothing that is done here is stored.
    if (!queue) return false;
    const rest = await finish();
    if (rest === null) {
      showOnly();
      return true;
    }
    start(rest);
    notify("warning", t("Another tab wants the project, but the last changes are not stored yet."));
    return false;
  };
  return {
    store: (change) => queue?.push(change),
    start,
    stop,
    retry: () => queue?.retry(),
    finish,
    isOn: () => queue !== null,
    lose,
    give,
  };
}

function remedyOf(error: unknown): StorageRemedy {
  if (error instanceof GoneError) return "storeAgain";
  return error instanceof NewerVersionError ? "reload" : "retry";
}
