import { t } from "../../language/words.ts";
import type { LeaveOut } from "../goldDoc.ts";
import type { Place } from "../importError.ts";
import { checkedItems, type Listed } from "../jsonRecords.ts";
import { type AnnotationSet, annotationSet, type Task } from "./task.ts";

/** A set of results that is read. */
export interface SetOfTask {
  readonly result: readonly unknown[];
  readonly place: Place;
  /** Of predictions: the score of all of it; null of what somebody annotated. */
  readonly suggested: { readonly score: number | null } | null;
}

/**
 * The sets of a task that are read: of what people annotated the one marked as the truth or else the
 * first, and the first prediction. The others are told, as are drafts and what was cancelled.
 */
export function chosenSets(task: Task, place: Place, leaveOut: LeaveOut): SetOfTask[] {
  const field = task.annotations ? "annotations" : "completions";
  const setsOf = (list: readonly unknown[] | null | undefined, name: string) =>
    checkedItems(
      list ?? [],
      annotationSet,
      { place, field: name },
      t("sets without results"),
      leaveOut,
    );
  const made = setsOf(task.annotations ?? task.completions, field);
  const isCancelled = ({ value }: Listed<AnnotationSet>) =>
    Boolean(value.was_cancelled || value.skipped);
  for (const set of made.filter(isCancelled))
    leaveOut(t("annotations that were cancelled"), set.place);
  const valid = made.filter((set) => !isCancelled(set));
  const annotated = valid.find(({ value }) => value.ground_truth) ?? valid[0];
  for (const set of valid)
    if (set !== annotated) leaveOut(t("annotations by others than the first"), set.place);
  const [predicted, ...rest] = setsOf(task.predictions, "predictions");
  for (const set of rest) leaveOut(t("predictions beside the first"), set.place);
  for (const i of (task.drafts ?? []).keys())
    leaveOut(t("drafts that were not handed in"), { ...place, field: `drafts[${i}]` });
  const of = ({ value, place }: Listed<AnnotationSet>) => ({ result: value.result ?? [], place });
  return [
    ...(annotated ? [{ ...of(annotated), suggested: null }] : []),
    ...(predicted
      ? [{ ...of(predicted), suggested: { score: predicted.value.score ?? null } }]
      : []),
  ];
}
