import { isLeftOut } from "../core/annotate/leaveOut.ts";
import type { Project } from "../core/document/document.ts";
import { remembered } from "../core/document/remembered.ts";
import type { StudiedSentence } from "../core/learn/storedStudy.ts";
import type { Doubt } from "../core/review/doubts/doubt.ts";
import { findDoubts } from "../core/review/doubts/findDoubts.ts";
import { type LikelyError, likelyErrors } from "../core/review/likelyErrors.ts";
import { confirmedSentences } from "./confirmedSentences.ts";
import type { AppState } from "./state.ts";

/** What is doubtful in what is trained on. */
export interface Doubts {
  readonly found: readonly Doubt[];
  /** What the open model, which has read it, is sure to be wrong. */
  readonly byModel: readonly LikelyError[];
}

/** The doubts about what is confirmed and not left out. */
export const doubtsOf = ({ project, modelCheck, model }: DoubtsOf): Doubts =>
  doubtsIn(project)(model.kind === "ready" ? studiedBy(modelCheck, model.model.weights) : NONE);

/** How many doubts there are. */
export function countDoubts(state: DoubtsOf): number {
  const { found, byModel } = doubtsOf(state);
  return found.length + byModel.length;
}

type DoubtsOf = Pick<AppState, "project" | "modelCheck" | "model">;

const NONE: readonly StudiedSentence[] = [];

/** What another model has read says nothing of this one. */
const studiedBy = (check: AppState["modelCheck"], weights: string): readonly StudiedSentence[] =>
  "studied" in check && check.weights === weights ? check.studied : NONE;

const foundIn = remembered((project: Project) =>
  findDoubts(
    project,
    confirmedSentences(project).filter(({ isLeftOut }) => !isLeftOut),
  ),
);

const doubtsIn = remembered((project: Project) =>
  remembered(
    (studied: readonly StudiedSentence[]): Doubts => ({
      found: foundIn(project),
      byModel: likelyErrors(project, studied).filter(
        (error) =>
          isSure(error) &&
          isOfSchema(project, error) &&
          !isLeftOut(project.docs[error.doc], error.sentence),
      ),
    }),
  ),
);

/** From here on a model is sure. */
const SURE = 0.9;

const isSure = ({ doubt: { score } }: LikelyError): boolean => score !== null && score >= SURE;

const isOfSchema = ({ schema }: Project, { doubt: { of, theirs } }: LikelyError): boolean =>
  theirs === null ||
  schema[of === "span" ? "entities" : "relations"].some(({ name }) => name === theirs.type);
