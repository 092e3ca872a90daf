import { applyEdit } from "../core/document/applyEdit.ts";
import type { Project } from "../core/document/document.ts";
import { stepsOf } from "../core/document/history.ts";
import type { ProjectChange } from "../storage/projectChange.ts";
import type { Context } from "./context.ts";
import type { ProjectSlice } from "./projectSlice.ts";

const EMPTY: Project = { docs: {}, schema: { entities: [], relations: [] } };

/** Keeps a tab that only shows the project as the tab has it that changes it. */
export interface Following {
  /** Shows what is stored now: what this tab has may be older, or never have been stored. */
  readAgain(): Promise<void>;
  /** This tab only shows the project from now on: it is told when that need not be so any more. */
  watch(): void;
}

/**
 * Follows what another tab stores. A change says what is there after it, so that one which was read
 * already does no harm; of one that cannot be made, or was missed, all is read again.
 */
export function createFollowing(
  { get, set, services }: Pick<Context, "get" | "set" | "services">,
  { replaceProject }: ProjectSlice,
): Following {
  const isFollower = () => {
    const { storage } = get();
    return storage.kind === "readOnly" && !storage.isNewer;
  };
  let reading: Promise<void> | null = null;
  /** Something came while the project was being opened: it may have been read or not. */
  let isEarly = false;
  let isStale = false;
  const read = async () => {
    do {
      isStale = false;
      const { project, history } = await services.storage.read();
      if (isFollower()) replaceProject(project ?? EMPTY, history);
    } while (isStale);
  };
  const watch = () =>
    services.storage.whenFree(() => {
      if (isFollower()) set({ storage: { kind: "readOnly", isFree: true } });
    });
  const readAgain = async () => {
    isStale = true;
    reading ??= read()
      .catch(() => {}) // What cannot be read now is read with the next change.
      .finally(() => {
        reading = null;
      });
    await reading;
  };
  const take = ({ history = {}, settings: _, ...edit }: ProjectChange) => {
    const state = get();
    const { project } = applyEdit(state.project, edit);
    const steps = new Map(stepsOf(state.history).map((step) => [step.seq, step]));
    for (const [seq, step] of Object.entries(history))
      if (step === null) steps.delete(Number(seq));
      else steps.set(step.seq, step);
    const next = [...steps.values()].sort((one, other) => one.seq - other.seq);
    replaceProject(project, next);
  };
  services.storage.follow((change) => {
    if (!isFollower()) {
      isEarly ||= get().storage.kind === "opening";
      return;
    }
    const { storage } = get();
    if (storage.kind === "readOnly" && storage.isFree) {
      // Another tab opened it meanwhile.
      set({ storage: { kind: "readOnly" } });
      watch();
    }
    if (change === null || reading || isEarly) {
      isEarly = false;
      return void readAgain();
    }
    try {
      take(change);
    } catch {
      void readAgain();
    }
  });
  return { readAgain, watch };
}
