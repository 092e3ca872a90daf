import { t } from "../../language/words.ts";
import { type Effect, type Lifecycle, type Open, openOf, type Phase } from "./lifecycle.ts";
import type { CandidateId } from "./openModel.ts";
import {
  endOfPrediction,
  endOfStudy,
  type On,
  type Reduced,
  ready,
  same,
  sameWish,
  start,
  tell,
  to,
} from "./transitions.ts";

/** The phase with something else open; null where nothing is. */
function withOpen(phase: Phase, open: Open): Phase | null {
  return phase.kind === "ready" || phase.kind === "predicting" || phase.kind === "lost"
    ? { ...phase, open }
    : null;
}

/** The user keeps or discards the candidate whose scores are shown. */
export function settle(before: Lifecycle, event: On<"keep" | "discard">): Reduced {
  const waiting = waitingFor(before, event.candidate);
  if (waiting?.settling !== "no" || before.access === "readOnly") return same(before);
  // Models are only freed when no study needs them.
  const { state, effects } = endOfStudy(before);
  const settled = settling(state, event, waiting);
  return { state: settled.state, effects: [...effects, ...settled.effects] };
}

type Waiting = Extract<Open, { readonly kind: "candidate" }>;

function settling(state: Lifecycle, event: On<"keep" | "discard">, waiting: Waiting): Reduced {
  const { candidate } = waiting;
  if (event.kind === "keep") {
    const phase = withOpen(state.phase, { ...waiting, settling: "keeping" });
    const { scores } = candidate.report;
    const effect: Effect = { kind: "keep", candidate: event.candidate, name: event.name, scores };
    return phase ? to(state, phase, [effect]) : same(state);
  }
  const leaving: Open = { ...waiting, settling: "discarding" };
  const phase = state.phase.kind === "predicting" ? ready(leaving) : withOpen(state.phase, leaving);
  const effects: Effect[] = [
    ...endOfPrediction(state),
    { kind: "discard", candidate: event.candidate },
  ];
  return phase ? to(state, phase, effects) : same(state);
}

/** The candidate of this name, with what it was trained from. */
function waitingFor(state: Lifecycle, id: CandidateId) {
  const open = openOf(state);
  return open?.kind === "candidate" && open.candidate.model.id === id ? open : null;
}

/** How that ended. */
export function settled(
  state: Lifecycle,
  event: On<"kept" | "discarded" | "settleFailed">,
): Reduced {
  const waiting = waitingFor(state, event.candidate);
  if (!waiting) return same(state);
  if (event.kind === "settleFailed") {
    const { message } = event;
    const phase = withOpen(state.phase, { ...waiting, settling: "no" });
    return phase
      ? to(state, phase, [
          tell(
            "error",
            waiting.settling === "keeping"
              ? t("The model could not be stored: {message}", { message })
              : t("The model could not be discarded: {message}", { message }),
          ),
        ])
      : same(state);
  }
  if (event.kind === "kept") {
    const { model, version } = event;
    const source = { kind: "version", id: version.id } as const;
    const phase = withOpen(state.phase, { kind: "model", model });
    const next = { ...state, wanted: { ...state.wanted, source } };
    return phase ? to(next, phase, [{ kind: "remember", source }]) : same(state);
  }
  const { base } = waiting;
  const isWanted = sameWish({ ...state.wanted, source: base.source }, state.wanted);
  if (!isWanted) return start(state, event.attempt, endOfPrediction(state));
  const phase = withOpen(state.phase, { kind: "model", model: base });
  return phase ? to(state, phase, [{ kind: "predict" }]) : same(state);
}
