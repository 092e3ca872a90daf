import { useCallback, useMemo, useState } from "react";
import type { Kind } from "../../core/document/scope.ts";
import type { CalibrationReport } from "../../core/learn/calibrationReport.ts";
import { scored } from "../../core/learn/scoreErrors.ts";
import { t } from "../../language/words.ts";
import { LineChart } from "../charts/LineChart.tsx";
import { Segments } from "../controls/Segments.tsx";
import { TABLE_CHOICES } from "../look/tableChoices.ts";
import { BinTable } from "./BinTable.tsx";
import { reliabilityChart } from "./reliabilityChart.ts";

/** Scores beside the share that is right: as a picture, and as counts. */
export function Reliability({ report }: { report: CalibrationReport }) {
  const [kind, setKind] = useState<Kind>("entities");
  const both = useMemo(() => {
    const own = report.suggestions.filter((one) => one.kind === kind);
    return {
      before: scored(own, ({ raw }) => raw),
      after: scored(own, ({ crossed }) => crossed),
    };
  }, [report, kind]);
  const make = useCallback(() => reliabilityChart({ ...both, title: titleOf(kind) }), [both, kind]);
  return (
    <div className="reliability">
      <Segments label={t("Scores of")} value={kind} options={TABLE_CHOICES} onChange={setKind} />
      <LineChart make={make} height={240} />
      <details>
        <summary>{t("How many of each")}</summary>
        <BinTable {...both} />
      </details>
    </div>
  );
}

const titleOf = (kind: Kind): string =>
  kind === "entities" ? t("Scores of spans") : t("Scores of relations");
