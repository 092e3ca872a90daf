import { projectBackup } from "../core/document/projectBackup.ts";
import { t } from "../language/words.ts";
import { backupOfVersions } from "./backupOfVersions.ts";
import { type Context, messageOf } from "./context.ts";
import { docToOpen } from "./docToOpen.ts";
import type { AppState } from "./state.ts";

type Actions = Pick<AppState, "drawingFailed" | "leaveDoc" | "exportProject" | "notify">;

/** What keeps the work in reach when a part of it cannot be drawn. */
export function rescueSlice({ get, set, services, store, notify }: Context): Actions {
  return {
    notify,
    drawingFailed: (id) => {
      set({ failedDoc: id });
      store({ settings: { failedDoc: id } });
    },
    leaveDoc: () => {
      const { project, activeDoc } = get();
      if (activeDoc === null) return;
      const next = docToOpen(project, null, activeDoc);
      const settings = { activeDoc: next, failedDoc: activeDoc };
      set({ ...settings, selection: { kind: "none" }, linking: null });
      store({ settings });
    },
    exportProject: async () => {
      try {
        const text = projectBackup(get().project, await backupOfVersions({ get, services }));
        services.download("spanloom-backup.json", new Blob([text], { type: "application/json" }));
      } catch (error) {
        notify(
          "error",
          t("The backup could not be made: {messageOf}", { messageOf: messageOf(error) }),
        );
      }
    },
  };
}
