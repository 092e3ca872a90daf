import { useState } from "react";
import { Button } from "react-aria-components";
import type { CalibrationReport } from "../../core/learn/calibrationReport.ts";
import { numberFault } from "../../core/learn/numberLimits.ts";
import { aboveThreshold, bestF1, forPrecision } from "../../core/learn/thresholds.ts";
import type { ThresholdChange } from "../../core/types/suggestFrom.ts";
import { TABLE, type TypeKind, typesOfKind } from "../../core/types/typeTables.ts";
import { t } from "../../language/words.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { LimitedNumber } from "../controls/LimitedNumber.tsx";
import { lookOf, looksOf } from "../look/looks.ts";
import { ThresholdRow } from "./ThresholdRow.tsx";
import { thresholdText } from "./thresholdText.ts";

interface Props {
  readonly report: CalibrationReport | null;
  readonly isCorrected: boolean;
}

const KINDS: readonly TypeKind[] = ["entity", "relation"];

/** From which score on suggestions are shown, type by type, and what that gives where it is known. */
export function Thresholds({ report, isCorrected }: Props) {
  const schema = useApp((s) => s.project.schema);
  const setThresholds = useApp((s) => s.setThresholds);
  const editable = useApp(isEditable);
  const looks = looksOf(schema);
  const judgedOf = (kind: TypeKind, type: string) =>
    (report?.suggestions ?? []).flatMap((one) =>
      one.kind === TABLE[kind] && one.type === type
        ? { isRight: one.isRight, score: isCorrected ? one.score : one.raw }
        : [],
    );
  const goldOf = (kind: TypeKind, type: string) =>
    report?.gold[TABLE[kind]].find(([name]) => name === type)?.[1] ?? 0;
  const each = (from: (kind: TypeKind, type: string) => number | null): ThresholdChange[] =>
    KINDS.flatMap((kind) =>
      typesOfKind(schema, kind).map(({ name }) => ({ kind, name, from: from(kind, name) })),
    );
  return (
    <div className="thresholds">
      <p className="quiet">
        {t(
          "What is less sure is left out of the suggestions and counted with what rules leave out; it comes back when you ask for less. {noReport, select, true {What a value gives is told once scores are measured.} other {}}",
          { noReport: !report },
        )}
      </p>
      <ForAll
        isDisabled={!editable}
        onAll={() => setThresholds(each(() => null))}
        onBest={
          report &&
          (() =>
            setThresholds(each((kind, type) => bestF1(judgedOf(kind, type), goldOf(kind, type)))))
        }
        onPrecision={
          report &&
          ((share) =>
            setThresholds(each((kind, type) => forPrecision(judgedOf(kind, type), share))))
        }
        onOne={(from) => setThresholds(each(() => from || null))}
      />
      {KINDS.map((kind) => (
        <ul
          key={kind}
          aria-label={kind === "entity" ? t("Types of spans") : t("Types of relations")}
        >
          {typesOfKind(schema, kind).map(({ name, suggestFrom = 0 }) => {
            const judged = judgedOf(kind, name);
            const tell = (from: number) =>
              judged.length === 0
                ? report && t("no suggestion on the held-out sentences")
                : thresholdText(aboveThreshold(judged, goldOf(kind, name), from), judged.length);
            return (
              <ThresholdRow
                key={name}
                look={lookOf(looks[TABLE[kind]], name)}
                from={suggestFrom}
                isDisabled={!editable}
                tell={tell}
                onChange={(from) => setThresholds([{ kind, name, from: from || null }])}
              />
            );
          })}
        </ul>
      ))}
    </div>
  );
}

interface ForAllProps {
  readonly isDisabled: boolean;
  readonly onAll: () => void;
  /** Null: it was not measured. */
  readonly onBest: (() => void) | null;
  readonly onPrecision: ((share: number) => void) | null;
  readonly onOne: (from: number) => void;
}

const PERCENT = { min: 1, max: 100, step: 1 };

/** Sets all types at once. */
function ForAll({ isDisabled, onAll, onBest, onPrecision, onOne }: ForAllProps) {
  const [wanted, setWanted] = useState(90);
  const isWrong = numberFault(wanted, PERCENT) !== null;
  return (
    <fieldset className="thresholds-all">
      <legend className="unseen">{t("All types")}</legend>
      <Button className="button small" isDisabled={isDisabled} onPress={onAll}>
        {t("Show all")}
      </Button>
      <Button
        className="button small"
        isDisabled={isDisabled || !onBest}
        onPress={() => onBest?.()}
      >
        {t("Best F1")}
      </Button>
      <LimitedNumber label={t("Per cent")} value={wanted} limits={PERCENT} onChange={setWanted} />
      <Button
        className="button small"
        isDisabled={isDisabled || isWrong || !onPrecision}
        onPress={() => onPrecision?.(wanted / 100)}
      >
        {t("Precision of at least {isWrong} %", { isWrong: isWrong ? "…" : wanted })}
      </Button>
      <Button
        className="button small"
        isDisabled={isDisabled || isWrong}
        onPress={() => onOne(wanted / 100)}
      >
        {t("Scores from {isWrong} %", { isWrong: isWrong ? "…" : wanted })}
      </Button>
    </fieldset>
  );
}
