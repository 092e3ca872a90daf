import { keepApart, mergeThings, splitThing } from "../core/results/mentionEdits.ts";
import type { Context } from "./context.ts";
import type { MentionsState } from "./mentionsState.ts";

/** What the user says of mentions. */
export const mentionsSlice = ({ get, commit }: Context): MentionsState => ({
  mergeThings: (things, name) => commit(mergeThings(get().project, things, name)),
  splitThing: (thing, forms) => commit(splitThing(get().project, thing, forms)),
  keepApart: (things) => commit(keepApart(get().project, things)),
});
