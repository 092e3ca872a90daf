import { t } from "../../language/words.ts";
import { isBusy } from "./jobs.ts";
import type { Lifecycle } from "./lifecycle.ts";
import { begin, takeUp } from "./reduceTraining.ts";
import { cancel, type On, type Reduced, same, tell } from "./transitions.ts";

/** Begins what is next in line, if nothing else has the device; what goes on comes first. */
export function advance(before: Reduced): Reduced {
  const { state: next, effects } = takeUp(before.state);
  const done = [...before.effects, ...effects];
  if (isBusy(next.training) || next.study || next.access === "readOnly")
    return { state: next, effects: done };
  const { phase } = next;
  if (phase.kind !== "ready" && phase.kind !== "predicting") return { state: next, effects: done };
  const { open } = phase;
  if (open.kind === "candidate" && open.settling !== "no") return { state: next, effects: done };
  // Beside a candidate the model is studied that it was trained from.
  const isTrainable = next.training === null && open.kind === "model";
  const at = next.line.findIndex(({ kind }) => kind === "study" || isTrainable);
  if (at < 0) return { state: next, effects: done };
  const job = next.line[at];
  const line = next.line.filter((one) => one !== job);
  if (job.kind === "training") {
    const begun = begin({ ...next, line }, job);
    return { state: begun.state, effects: [...done, ...begun.effects] };
  }
  const model = open.kind === "model" ? open.model : open.base;
  const study = { job: job.job, title: job.title };
  return {
    state: { ...next, line, study },
    effects: [...done, { kind: "study", job: job.job, model }],
  };
}

/** A study joins the line, ends, or is taken out of it, as a training that waits may be. */
export function inLine(state: Lifecycle, event: On<"study" | "studyEnded" | "takeOut">): Reduced {
  if (event.kind === "study") {
    if (state.access === "readOnly") return same(state);
    const { job, title } = event;
    const isFree = !isBusy(state.training) && !state.study && state.line.length === 0;
    const line = [...state.line, { kind: "study", job, title } as const];
    return same(
      { ...state, line },
      isFree ? [] : [tell("info", t("{title} waits in line.", { title }))],
    );
  }
  if (event.kind === "studyEnded")
    return state.study?.job === event.job ? same({ ...state, study: null }) : same(state);
  if (state.study?.job === event.job)
    return same({ ...state, study: null }, [cancel(event.job, "drop")]);
  const line = state.line.filter(({ job }) => job !== event.job);
  return line.length === state.line.length ? same(state) : same({ ...state, line });
}
