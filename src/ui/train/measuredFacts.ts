import { curveLine } from "../../core/learn/curveVerdict.ts";
import { errorText, scoreErrors } from "../../core/learn/scoreErrors.ts";
import type { StudyBasis, ToldCross, ToldStudy } from "../../core/learn/toldStudy.ts";
import type { Measured } from "../../core/lifecycle/measured.ts";
import { estimateText } from "../../core/report/estimateText.ts";

/** What is not known of a model. */
const UNKNOWN = "not measured";

/** A fact, and what it is of each of two models. */
export interface MeasuredFact {
  readonly name: string;
  readonly of: readonly [string, string];
}

/** What was measured of two models, side by side; nothing that is known of neither. */
export function measuredFacts([first, second]: readonly [Measured, Measured]): MeasuredFact[] {
  const [a, b] = [factsOf(first), factsOf(second)];
  const names = [...new Set([...a.keys(), ...b.keys()])];
  return names.map((name) => ({
    name,
    of: [a.get(name) ?? UNKNOWN, b.get(name) ?? UNKNOWN],
  }));
}

function factsOf({ calibration, studies }: Measured): Map<string, string> {
  const facts = new Map<string, string>();
  for (const { kind, before, after } of calibration ? scoreErrors(calibration.report) : []) {
    if (!before) continue;
    const corrected = after ? `, corrected ${errorText(after)}` : "";
    facts.set(
      `Calibration error of ${kind === "entities" ? "spans" : "relations"}, in points`,
      `${errorText(before)}${corrected}`,
    );
  }
  for (const study of studies)
    if (study.kind === "learningCurve") facts.set(nameOf(study), curveText(study));
    else
      for (const task of ["entities", "relations"] as const)
        facts.set(
          `${nameOf(study)}: F1 of ${task === "entities" ? "spans" : "relations"}`,
          crossText(study, task),
        );
  return facts;
}

const OF: Readonly<Record<StudyBasis, string>> = {
  parent: "",
  itself: " of training it further",
};

const nameOf = ({ kind, basis }: ToldStudy): string =>
  `${kind === "learningCurve" ? "Learning curve" : "Cross-validation"}${OF[basis]}`;

const curveText = ({ verdict }: Extract<ToldStudy, { kind: "learningCurve" }>): string =>
  verdict ? curveLine(verdict) : "too few points to tell";

function crossText({ rows }: ToldCross, task: "entities" | "relations"): string {
  const found = rows.find((row) => row.task === task && row.group === "micro");
  if (!found) return "–";
  const { before, after } = found.compared;
  return `${estimateText(before.f1)} → ${estimateText(after.f1)}`;
}
