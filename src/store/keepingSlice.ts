import { stepsOf } from "../core/document/history.ts";
import { storageFault } from "../storage/persist.ts";
import type { ProjectChange, Settings } from "../storage/projectChange.ts";
import type { Context } from "./context.ts";
import type { KeepingState } from "./keepingState.ts";
import type { Saver } from "./saver.ts";
import type { AppState } from "./state.ts";

/** Goes on where something could not be stored. */
export function keepingSlice({ get, set, services }: Context, saver: Saver): KeepingState {
  const { work } = services.keeping;
  return {
    lostWork: work.lost(),
    forgetLoss: () => {
      work.forgetLoss();
      set({ lostWork: null });
    },
    retryStoring: () => saver.retry(),
    storeAgain: async () => {
      set({ storage: { kind: "opening" } });
      await saver.stop(); // What waits is part of what this tab shows.
      try {
        await services.storage.beginAgain();
      } catch (error) {
        const message = storageFault(error);
        return set({ storage: { kind: "failed", message, remedy: "storeAgain" } });
      }
      saver.start(wholeChange(get()));
    },
  };
}

/** All that a tab has of a project, as a change to nothing. */
function wholeChange(state: AppState): ProjectChange {
  const { project, history, life } = state;
  const { source } = life.wanted;
  const settings: Settings = {
    backend: state.backend,
    theme: state.theme,
    language: state.language,
    activeDoc: state.activeDoc,
    modelVersion: source.kind === "version" ? source.id : null,
    addedModel: source.kind === "added" ? source.id : null,
    bundled: state.bundled,
    asksReading: state.asksReading,
    isBegunEmpty: state.isBegunEmpty,
    speeds: state.speeds,
    keys: state.keys,
    arcs: state.arcs,
    lines: state.lines,
    heldOut: state.heldOut,
    studies: state.studies,
    tellsTrained: state.tellsTrained,
    failedDoc: state.failedDoc,
    backup: state.backup,
  };
  return {
    docs: project.docs,
    schema: project.schema,
    mentions: project.mentions ?? null,
    history: Object.fromEntries(stepsOf(history).map((step) => [step.seq, step])),
    settings,
  };
}
