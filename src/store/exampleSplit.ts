import type { Project } from "../core/document/document.ts";
import { chooseHeldOut, type HeldOut } from "../core/learn/chooseHeldOut.ts";
import type { Example } from "../core/learn/example.ts";
import { type HeldOutChoice, hashOfWords, type SeenBefore } from "../core/learn/heldOut.ts";
import type { Side } from "../core/learn/typeExamples.ts";
import { type ConfirmedSentence, confirmedSentences } from "./confirmedSentences.ts";
import { seenBefore } from "./seenBefore.ts";
import type { AppState } from "./state.ts";

/** A confirmed sentence, and what becomes of it. */
export interface SidedSentence extends ConfirmedSentence {
  readonly side: Side;
}

/** The confirmed sentences, to train on, to score with, and left out. */
export interface ExampleSplit extends Omit<HeldOut, "hashes"> {
  readonly sentences: readonly SidedSentence[];
  readonly training: readonly Example[];
  readonly heldOut: readonly Example[];
}

/** What of the state the split follows from. */
export type SplitState = Pick<AppState, "project" | "heldOut" | "model" | "lineage">;

interface Made {
  readonly choice: HeldOutChoice;
  readonly seen: SeenBefore;
  readonly is: ExampleSplit;
}

const ofProjects = new WeakMap<Project, Made>();

/** The confirmed sentences of the project as they would be trained on now. */
export function exampleSplit(state: SplitState): ExampleSplit {
  const { project, heldOut: choice } = state;
  const seen = seenBefore(state);
  const known = ofProjects.get(project);
  if (known?.choice === choice && known.seen === seen) return known.is;
  const is = splitOf(confirmedSentences(project), choice, seen);
  ofProjects.set(project, { choice, seen, is });
  return is;
}

function splitOf(
  confirmed: readonly ConfirmedSentence[],
  choice: HeldOutChoice,
  seen: SeenBefore,
): ExampleSplit {
  const taken = confirmed.filter(({ isLeftOut }) => !isLeftOut);
  const { hashes, ...numbers } = chooseHeldOut(taken, choice, seen);
  const sideOf = ({ isLeftOut, example }: ConfirmedSentence): Side => {
    if (isLeftOut) return "leftOut";
    return hashes.has(hashOfWords(example.words)) ? "heldOut" : "training";
  };
  const sentences = confirmed.map((one) => ({ ...one, side: sideOf(one) }));
  const of = (wanted: Side) =>
    sentences.filter(({ side }) => side === wanted).map(({ example }) => example);
  return { sentences, training: of("training"), heldOut: of("heldOut"), ...numbers };
}
