import { leaveOut } from "../core/annotate/leaveOut.ts";
import { MOST_HELD_OUT } from "../core/learn/heldOut.ts";
import type { Context } from "./context.ts";
import type { AppState } from "./state.ts";

type Actions = Pick<AppState, "setHeldOut" | "leaveOut">;

/** What is trained on, and what is held out. */
export function examplesSlice({ get, set, store, commit, canEdit }: Context): Actions {
  return {
    setHeldOut: (change) => {
      if (!canEdit()) return;
      const wanted = { ...get().heldOut, ...change };
      if (!Number.isInteger(wanted.share) || !Number.isInteger(wanted.seed)) return;
      const share = Math.min(MOST_HELD_OUT, Math.max(0, wanted.share));
      const heldOut = { ...wanted, share };
      set({ heldOut });
      store({ settings: { heldOut } });
    },
    leaveOut: (sentences, isOut) => void commit(leaveOut(get().project, sentences, isOut)),
  };
}
