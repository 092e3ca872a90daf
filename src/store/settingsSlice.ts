import { t } from "../language/words.ts";
import type { AppSettings } from "../storage/projects/appSettings.ts";
import type { Context } from "./context.ts";
import type { AppState } from "./state.ts";

/** How the page looks and which keys it listens to. What other tabs choose is followed. */
export function settingsSlice({
  get,
  set,
  store,
  notify,
  services,
}: Context): Pick<
  AppState,
  "setTheme" | "setLanguage" | "languageFailed" | "setKeys" | "setArcs" | "setLines"
> {
  /** They are of the app: a tab that only shows the project stores them too. */
  const choose = (settings: Partial<AppSettings>) => {
    set(settings);
    const { storage } = get();
    if (storage.kind !== "readOnly") store({ settings });
    // What cannot be stored holds as long as this tab is open.
    else if (!storage.isNewer) void services.storage.storeAppSettings(settings).catch(() => {});
  };
  // The device is another one when the model is opened again, and not under one that is open.
  services.storage.followAppSettings(({ backend: _, ...others }) => set(others));
  return {
    setTheme: (theme) => choose({ theme }),
    setLanguage: (language) => choose({ language }),
    languageFailed: (name) =>
      notify("error", t("{name} could not be loaded: the page speaks on as before.", { name })),
    setArcs: (arcs) => choose({ arcs }),
    setLines: (spacing) => {
      const { activeDoc, lines: before, project } = get();
      if (activeDoc === null) return;
      // Those of documents that are gone go with them.
      const kept = Object.entries(before).filter(
        ([id]) => id !== activeDoc && Object.hasOwn(project.docs, id),
      );
      const own = spacing === "normal" ? [] : [[activeDoc, spacing] as const];
      const lines = Object.fromEntries([...kept, ...own]);
      set({ lines });
      store({ settings: { lines } });
    },
    setKeys: (command, own) => {
      const { [command]: _, ...others } = get().keys;
      const keys = own === null ? others : { ...others, [command]: own };
      choose({ keys });
    },
  };
}
