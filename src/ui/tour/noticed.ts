import type { Doc, Entity, Relation } from "../../core/document/document.ts";
import type { AppState } from "../../store/state.ts";
import { activeDoc } from "../app/useApp.ts";

/** What the user does in the steps of the tour, in their order. */
export const TOUR_STEPS = ["text", "decide", "correct", "relate", "train"] as const;
export type TourStepId = (typeof TOUR_STEPS)[number];

/** Whether a change of the state is what a step of the tour asks for. */
export function noticed(step: TourStepId, now: AppState, before: AppState): boolean {
  if (step === "text") return isAdded(now, before);
  if (step === "train")
    return now.training.kind === "finished" && before.training.kind === "running";
  const [doc, former] = [activeDoc(now), activeDoc(before)];
  if (!doc || !former || doc === former || doc.id !== former.id || !isByUser(now, before))
    return false;
  return MADE[step](doc, former);
}

/** A text that was not there is open. */
const isAdded = ({ activeDoc: id, ...now }: AppState, before: AppState): boolean =>
  id !== null && id !== before.activeDoc && !before.project.docs[id] && isByUser(now, before);

/** A new step of the history: neither a prediction nor what undo brings back. */
const isByUser = (now: Pick<AppState, "history">, before: AppState): boolean =>
  now.history.undo.at(-1)?.seq !== before.history.undo.at(-1)?.seq &&
  now.history.redo.length <= before.history.redo.length;

const MADE: Readonly<
  Record<Exclude<TourStepId, "text" | "train">, (doc: Doc, former: Doc) => boolean>
> = {
  /** A suggestion was accepted or rejected. */
  decide: (doc, former) =>
    pairs(doc, former).some(
      ([was, is]) => was.status === "suggested" && is?.status !== "suggested",
    ),
  /** A span has other borders, or something another type. */
  correct: (doc, former) =>
    pairs(doc, former).some(([was, is]) => is !== undefined && moved(was, is)),
  relate: (doc, former) =>
    Object.keys(doc.relations).some((id) => !Object.hasOwn(former.relations, id)),
};

/** What was there, with what became of it. */
const pairs = (doc: Doc, former: Doc): (readonly [Item, Item | undefined])[] => [
  ...paired(former.entities, doc.entities),
  ...paired(former.relations, doc.relations),
];

type Item = Entity | Relation;
type Items = Readonly<Record<string, Item>>;

const paired = (former: Items, now: Items) =>
  Object.entries(former).map(
    ([id, was]) => [was, Object.hasOwn(now, id) ? now[id] : undefined] as const,
  );

const moved = (was: Item, is: Item): boolean =>
  was.type !== is.type ||
  ("start" in was && "start" in is && (was.start !== is.start || was.end !== is.end));
