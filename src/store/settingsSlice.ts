import { t } from "../language/words.ts";
import type { Context } from "./context.ts";
import type { AppState } from "./state.ts";

/** How the page looks and which keys it listens to. */
export function settingsSlice({
  get,
  set,
  store,
  notify,
}: Context): Pick<
  AppState,
  "setTheme" | "setLanguage" | "languageFailed" | "setKeys" | "setArcs" | "setLines"
> {
  return {
    setTheme: (theme) => {
      set({ theme });
      store({ settings: { theme } });
    },
    setLanguage: (language) => {
      set({ language });
      store({ settings: { language } });
    },
    languageFailed: (name) =>
      notify("error", t("{name} could not be loaded: the page speaks on as before.", { name })),
    setArcs: (arcs) => {
      set({ arcs });
      store({ settings: { arcs } });
    },
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
      set({ keys });
      store({ settings: { keys } });
    },
  };
}
