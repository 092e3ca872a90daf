import { type ReactNode, useState } from "react";
import { RESAMPLES } from "../../core/learn/bootstrap.ts";
import { DEFAULT_HELD_OUT, FEWEST_HELD_OUT, type HeldOutRule } from "../../core/learn/heldOut.ts";
import { isEnough, type ProofMaterial } from "../../core/learn/proof.ts";
import { TASKS } from "../../core/learn/tally.ts";
import { TASK_NAMES, verdictLine } from "../../core/learn/verdictLine.ts";
import { ruleText } from "../../core/report/ruleText.ts";
import { visibly } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import { HelpLink } from "../app/HelpLink.tsx";
import { Segments } from "../controls/Segments.tsx";
import { Trans } from "../look/Trans.tsx";
import { ByTypeTable } from "./ByTypeTable.tsx";
import { MeasureRows } from "./MeasureRows.tsx";
import { type ToProve, useProof } from "./useProof.ts";

interface Props extends ToProve {
  /** What the two models are called, at the head of the columns. */
  readonly names?: { readonly before: string; readonly after: string };
  /** How the sentences were held out; of others, what they are is said in words. */
  readonly rule?: HeldOutRule;
  readonly sentences?: string;
  /** What else can be done when there are too few of them. */
  readonly tooFew?: ReactNode;
}

const BEFORE_AFTER = {
  get before() {
    return t("Before");
  },
  get after() {
    return t("After");
  },
};
const AVERAGES = [
  {
    id: "micro",
    get name() {
      return t("Micro");
    },
  },
  {
    id: "macro",
    get name() {
      return t("Macro");
    },
  },
] as const;

/** Two models on the same sentences: what it says in one sentence, and the figures with intervals. */
export function ProofTable({
  names = BEFORE_AFTER,
  rule = { ...DEFAULT_HELD_OUT, barred: 0 },
  sentences = t("held-out sentences ({ruleText})", { ruleText: ruleText(rule) }),
  tooFew,
  ...toProve
}: Props) {
  const { material, compared } = useProof(toProve);
  const [average, setAverage] = useState<"micro" | "macro">("micro");
  if (!isEnough(material)) return <TooFew {...{ material, rule }}>{tooFew}</TooFew>;
  if (!compared) return <p className="quiet">{t("Reckoning the intervals…")}</p>;
  return (
    <section
      className="proof"
      aria-label={t("{before} and {after}", { before: names.before, after: names.after })}
    >
      <p className="note verdict">
        {names !== BEFORE_AFTER && (
          <>
            <Trans
              id="<0>{after}</0> against <1>{before}</1>:"
              values={{ after: names.after, before: names.before }}
              components={{ 0: <bdi />, 1: <bdi /> }}
            />{" "}
          </>
        )}
        {verdictLine(compared)}
      </p>
      <HelpLink page="numbers">{t("How to read the numbers")}</HelpLink>
      <Segments label={t("Average")} value={average} options={AVERAGES} onChange={setAverage} />
      <table className="table figures">
        <caption>
          {t(
            "On {counted, number} {sentences}, in per cent, with 95 % intervals by drawing the sentences anew {resamples, number} times; – where there was nothing to find, or too little for an interval. {leftOutText}{isAverage, select, true {Macro is the mean over types, of which each counts the same.} other {}}",
            {
              counted: material.counted.length,
              sentences,
              resamples: RESAMPLES,
              leftOutText: leftOutText(material, rule),
              isAverage: average === "macro",
            },
          )}
        </caption>
        <thead>
          <tr>
            <td />
            <th scope="col">
              <bdi>{visibly(names.before)}</bdi>
            </th>
            <th scope="col">
              <bdi>{visibly(names.after)}</bdi>
            </th>
            <th scope="col">{t("Difference")}</th>
          </tr>
        </thead>
        {TASKS.map((task) => (
          <MeasureRows key={task} name={TASK_NAMES[task]} compared={compared[task][average]} />
        ))}
      </table>
      <details>
        <summary>{t("By type")}</summary>
        <ByTypeTable compared={compared} types={toProve.types} names={names} />
      </details>
    </section>
  );
}

/** What is not counted, and why. */
function leftOutText({ usedToStop, seen }: ProofMaterial, { barred }: HeldOutRule): string {
  const parts = [
    seen + barred > 0 &&
      t(
        "{seen, plural, one {# sentence} other {# sentences}} that one of the models, or one it came from, was trained on",
        { seen: seen + barred },
      ),
    usedToStop > 0 &&
      t("{usedToStop, plural, one {# sentence} other {# sentences}} that chose when to stop", {
        usedToStop,
      }),
  ].filter((part) => part !== false);
  return parts.length > 0 ? t("Not counted: {parts}. ", { parts: parts.join(", and ") }) : "";
}

interface TooFewProps {
  readonly material: ProofMaterial;
  readonly rule: HeldOutRule;
  readonly children: ReactNode;
}

/** What would be enough. */
function TooFew({ material, rule, children }: TooFewProps) {
  const { length } = material.counted;
  const more = Math.ceil((100 / rule.share) * (FEWEST_HELD_OUT - length));
  return (
    <div className="note">
      <p>
        {t(
          "Too few held-out sentences to tell whether it got better ({length, number} of {fewestHeldOut, number}). {isShare, select, true {{share, number} % are held out: about {more, plural, one {# more confirmed sentence} other {# more confirmed sentences}} would be enough. } other {Nothing is held out: choose a share of the confirmed sentences for it. }}{leftOutText}",
          {
            length,
            fewestHeldOut: FEWEST_HELD_OUT,
            isShare: rule.share > 0,
            share: rule.share,
            more,
            leftOutText: leftOutText(material, rule),
          },
        )}
      </p>
      {children}
    </div>
  );
}
