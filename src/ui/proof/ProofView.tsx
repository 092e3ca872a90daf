import { useMemo } from "react";
import { proving } from "../../core/learn/judged.ts";
import type { TrainReport } from "../../core/lifecycle/trainReport.ts";
import { t } from "../../language/words.ts";
import { useApp, useView, useViewStore } from "../app/useApp.ts";
import { Segments } from "../controls/Segments.tsx";
import { Changed } from "./Changed.tsx";
import { Confusions } from "./Confusions.tsx";

/** What a training changed, sentence by sentence: on held-out ones, and elsewhere. */
export function ProofView() {
  const training = useApp((s) => s.training);
  return (
    <div className="proof-view">
      {training.kind === "finished" ? (
        <Changes report={training.report} />
      ) : (
        <p className="quiet">
          {t(
            "When a training has ended, it shows here, sentence by sentence, what changed: until you keep or discard the model.",
          )}
        </p>
      )}
    </div>
  );
}

const PARTS = [
  {
    id: "confusions",
    get name() {
      return t("Held-out sentences");
    },
  },
  {
    id: "changes",
    get name() {
      return t("Other text");
    },
  },
] as const;

function Changes({ report }: { report: TrainReport }) {
  const view = useViewStore();
  const proof = useView((s) => s.proof);
  const { judged, types } = report;
  const counted = useMemo(() => proving(judged), [judged]);
  return (
    <>
      <h2>{t("What the training changed")}</h2>
      <Segments
        label={t("On")}
        value={proof.part}
        options={PARTS}
        onChange={(part) => view.setState({ proof: { ...proof, part } })}
      />
      {proof.part === "confusions" ? (
        <Confusions judged={counted} types={types} />
      ) : (
        <Changed report={report} />
      )}
    </>
  );
}
