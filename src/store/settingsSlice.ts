import type { Context } from "./context.ts";
import type { AppState } from "./state.ts";

/** How the page looks and which keys it listens to. */
export function settingsSlice({
  get,
  set,
  store,
}: Context): Pick<AppState, "setTheme" | "setKeys" | "setArcs"> {
  return {
    setTheme: (theme) => {
      set({ theme });
      store({ settings: { theme } });
    },
    setArcs: (arcs) => {
      set({ arcs });
      store({ settings: { arcs } });
    },
    setKeys: (command, own) => {
      const { [command]: _, ...others } = get().keys;
      const keys = own === null ? others : { ...others, [command]: own };
      set({ keys });
      store({ settings: { keys } });
    },
  };
}
