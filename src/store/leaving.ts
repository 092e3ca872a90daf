import { isRunning } from "../core/lifecycle/jobs.ts";
import { t } from "../language/words.ts";
import type { Context } from "./context.ts";
import type { ModelRuntime } from "./modelRuntime.ts";
import type { Saver } from "./saver.ts";

/** How the open project is left. */
export interface LeavingProject {
  /** Whether nothing is lost by it; where something is, that is told. */
  canLeave(): boolean;
  /**
   * Pauses what is trained, stores what is not stored yet, and lets the project go. False where that
   * cannot be done: it stays open.
   */
  leave(): Promise<boolean>;
}

export function createLeaving(
  { get, set, notify, services }: Context,
  { saver, runtime }: { readonly saver: Saver; readonly runtime: ModelRuntime },
): LeavingProject {
  return {
    canLeave: () => {
      const { storage, training, importing, history } = get();
      if (importing.kind === "importing") {
        notify("info", t("Wait until the import has ended."));
        return false;
      }
      const isTrained = training.kind === "running" || training.kind === "finished";
      if (isTrained && !training.isStored) {
        const text = t("The training could not be stored, and would be lost: end it first.");
        notify("warning", text);
        return false;
      }
      if (storage.kind === "failed" && !saver.isOn() && history.undo.length > 0) {
        const text = t(
          "What you did here is not stored: export what you want to keep, then reload the page.",
        );
        notify("warning", text);
        return false;
      }
      return true;
    },
    leave: async () => {
      // Nothing is changed from here on.
      set({ storage: { kind: "opening" } });
      const { training } = get().life;
      if (training && isRunning(training)) {
        await services.projects.shelf
          .change(services.projects.id, { hasTraining: true })
          .catch(() => {}); // It goes on without being told of.
        await runtime.leave();
      }
      const rest = await saver.finish();
      if (rest) {
        saver.start(rest);
        notify("error", t("The last changes are not stored yet, so the project stays open."));
        return false;
      }
      services.model.close();
      services.storage.close();
      return true;
    },
  };
}
