import { useMemo } from "react";
import { Button } from "react-aria-components";
import { type Change, type Fate, fatesByType, typeOf } from "../../core/learn/stability.ts";
import type { TrainReport } from "../../core/lifecycle/trainReport.ts";
import { t } from "../../language/words.ts";
import { useApp, useView, useViewStore } from "../app/useApp.ts";
import { Segments } from "../controls/Segments.tsx";
import { looksOf } from "../look/looks.ts";
import { TABLE_CHOICES } from "../look/tableChoices.ts";
import { ChangedSentence } from "./ChangedSentence.tsx";
import { FateTable } from "./FateTable.tsx";
import { FATE_NAMES } from "./fateNames.ts";
import { reportChanges } from "./reportChanges.ts";

/** What became of suggestions on text that nothing was trained on, one change after the other. */
export function Changed({ report }: { report: TrainReport }) {
  const view = useViewStore();
  const proof = useView((s) => s.proof);
  const { kind, type, fate, shown } = proof;
  const change = (to: Partial<typeof proof>) => view.setState({ proof: { ...proof, ...to } });
  const looks = looksOf(useApp((s) => s.project.schema));
  const all = reportChanges(report)[kind];
  const fates = useMemo(() => fatesByType(all), [all]);
  const walked = all.filter((one) => isWalked(one, type, fate));
  const at = Math.min(proof.at, walked.length - 1);
  const current = walked.at(at);
  if (report.watched.length === 0)
    return <p className="quiet">{t("There was no text beside what it was trained on.")}</p>;
  return (
    <>
      <div className="proof-choices">
        <Segments
          label={t("Of")}
          value={kind}
          options={TABLE_CHOICES}
          onChange={(kind) => change({ kind, type: null, fate: null, at: 0 })}
        />
      </div>
      <p className="quiet">
        {t(
          "On {watched, plural, one {# sentence} other {# sentences}} that nothing was trained on: your own that nobody has reviewed, and some of many domains. A number walks through what it counts.",
          { watched: report.watched.length },
        )}
      </p>
      <FateTable
        fates={fates}
        types={Object.keys(report.types[kind])}
        looks={looks[kind]}
        chosen={{ type, fate }}
        onChoose={(type, fate) => change({ type, fate, at: 0 })}
      />
      <section className="walk" aria-label={t("Changes")}>
        <Button className="button" isDisabled={at <= 0} onPress={() => change({ at: at - 1 })}>
          {t("Previous")}
        </Button>
        <span aria-live="polite">
          {current
            ? t("{fateNames}: {at, number} of {walked, number}", {
                fateNames: FATE_NAMES[current.fate],
                at: at + 1,
                walked: walked.length,
              })
            : t("None")}
        </span>
        <Button
          className="button"
          isDisabled={at >= walked.length - 1}
          onPress={() => change({ at: at + 1 })}
        >
          {t("Next")}
        </Button>
        <Segments
          label={t("Show")}
          value={shown}
          options={SHOWN}
          onChange={(shown) => change({ shown })}
        />
      </section>
      {current && (
        <ChangedSentence
          change={current}
          watched={report.watched[current.sentence]}
          shown={shown}
          looks={looks}
        />
      )}
    </>
  );
}

/** Without a choice, all that changed; nobody needs to walk through what did not. */
const isWalked = (change: Change, type: string | null, fate: Fate | null): boolean =>
  (type === null || typeOf(change) === type) &&
  (fate === null ? change.fate !== "kept" : change.fate === fate);

const SHOWN = [
  {
    id: "both",
    get name() {
      return t("Both");
    },
  },
  {
    id: "before",
    get name() {
      return t("Before");
    },
  },
  {
    id: "after",
    get name() {
      return t("After");
    },
  },
] as const;
