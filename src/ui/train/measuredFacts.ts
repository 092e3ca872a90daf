import { curveLine } from "../../core/learn/curveVerdict.ts";
import { errorText, scoreErrors } from "../../core/learn/scoreErrors.ts";
import type { StudyBasis, ToldCross, ToldStudy } from "../../core/learn/toldStudy.ts";
import type { Measured } from "../../core/lifecycle/measured.ts";
import { estimateText } from "../../core/report/estimateText.ts";
import { t } from "../../language/words.ts";

/** What is not known of a model. */
const UNKNOWN = () => t("not measured");

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
    of: [a.get(name) ?? UNKNOWN(), b.get(name) ?? UNKNOWN()],
  }));
}

function factsOf({ calibration, studies }: Measured): Map<string, string> {
  const facts = new Map<string, string>();
  for (const { kind, before, after } of calibration ? scoreErrors(calibration.report) : []) {
    if (!before) continue;
    const corrected = after ? t(", corrected {errorText}", { errorText: errorText(after) }) : "";
    facts.set(
      t("Calibration error of {isKind, select, true {spans} other {relations}}, in points", {
        isKind: kind === "entities",
      }),
      `${errorText(before)}${corrected}`,
    );
  }
  for (const study of studies)
    if (study.kind === "learningCurve") facts.set(nameOf(study), curveText(study));
    else
      for (const task of ["entities", "relations"] as const)
        facts.set(
          t("{nameOf}: F1 of {isTask, select, true {spans} other {relations}}", {
            nameOf: nameOf(study),
            isTask: task === "entities",
          }),
          crossText(study, task),
        );
  return facts;
}

const OF: Readonly<Record<StudyBasis, string>> = {
  parent: "",
  get itself() {
    return t(" of training it further");
  },
};

const nameOf = ({ kind, basis }: ToldStudy): string =>
  `${kind === "learningCurve" ? t("Learning curve") : t("Cross-validation")}${OF[basis]}`;

const curveText = ({ verdict }: Extract<ToldStudy, { kind: "learningCurve" }>): string =>
  verdict ? curveLine(verdict) : t("too few points to tell");

function crossText({ rows }: ToldCross, task: "entities" | "relations"): string {
  const found = rows.find((row) => row.task === task && row.group === "micro");
  if (!found) return "–";
  const { before, after } = found.compared;
  return `${estimateText(before.f1)} → ${estimateText(after.f1)}`;
}
