import type { AppState } from "../../store/state.ts";
import type { Choosing } from "../viewState.ts";

/** Carries out what a type was being chosen for. */
export function chooseType(app: AppState, what: Choosing, type: string): void {
  if (what.kind === "newEntity") app.addEntity(what.start, what.end, type, what.by);
  else if (what.kind === "retypeEntity") app.retypeEntity(what.id, type);
  else app.retypeRelation(what.id, type);
}
