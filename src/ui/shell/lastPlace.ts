import { z } from "zod";
import type { AppState } from "../../store/state.ts";
import type { ViewState } from "../app/viewState.ts";

/** Where the user is: enough to be brought there again. */
export interface Place {
  readonly project: string;
  readonly doc: string | null;
  readonly selection: AppState["selection"];
  readonly center: ViewState["center"];
  readonly tab: ViewState["tab"];
}

const KEY = "spanloom-place";
const CENTERS = [
  "text",
  "queue",
  "proof",
  "examples",
  "errors",
  "triples",
  "models",
  "agreement",
] as const satisfies readonly ViewState["center"][];

const stored = z.object({
  project: z.string(),
  doc: z.string().nullable(),
  selection: z.union([
    z.object({ kind: z.literal("none") }),
    z.object({ kind: z.enum(["entity", "relation", "sentence"]), id: z.string() }),
  ]),
  center: z.enum(CENTERS),
  tab: z.enum(["annotate", "find", "train"]),
  /** The page was left as pages are; else it ended in the middle. */
  isLeft: z.boolean(),
});

/** What of the browser remembers it. */
type Texts = Pick<Storage, "getItem" | "setItem">;

export const placeOf = (
  { projectId, activeDoc, selection }: AppState,
  { center, tab }: ViewState,
): Place => ({ project: projectId, doc: activeDoc, selection, center, tab });

/** Remembers a place; where the browser remembers nothing, none is offered. */
export function keepPlace(texts: () => Texts, place: Place, isLeft: boolean): void {
  try {
    texts().setItem(KEY, JSON.stringify({ ...place, isLeft }));
  } catch {}
}

/** The place of a page that ended in the middle of something; null: there is none to go back to. */
export function placeToGoTo(texts: () => Texts): Place | null {
  try {
    const { isLeft, ...place } = stored.parse(JSON.parse(texts().getItem(KEY) ?? ""));
    if (isLeft) return null;
    const isSomewhere = place.selection.kind !== "none" || place.center !== "text";
    return isSomewhere ? place : null;
  } catch {
    return null;
  }
}
