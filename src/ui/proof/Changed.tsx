import { useMemo } from "react";
import { Button } from "react-aria-components";
import { type Change, type Fate, fatesByType, typeOf } from "../../core/learn/stability.ts";
import type { TrainReport } from "../../core/lifecycle/trainReport.ts";
import { useApp, useView, useViewStore } from "../app/useApp.ts";
import { Segments } from "../controls/Segments.tsx";
import { looksOf } from "../look/looks.ts";
import { counted } from "../look/names.ts";
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
    return <p className="quiet">There was no text beside what it was trained on.</p>;
  return (
    <>
      <div className="proof-choices">
        <Segments
          label="Of"
          value={kind}
          options={KINDS}
          onChange={(kind) => change({ kind, type: null, fate: null, at: 0 })}
        />
      </div>
      <p className="quiet">
        On {counted(report.watched.length, "sentence")} that nothing was trained on: your own that
        nobody has reviewed, and some of many domains. A number walks through what it counts.
      </p>
      <FateTable
        fates={fates}
        types={Object.keys(report.types[kind])}
        looks={looks[kind]}
        chosen={{ type, fate }}
        onChoose={(type, fate) => change({ type, fate, at: 0 })}
      />
      <section className="walk" aria-label="Changes">
        <Button className="button" isDisabled={at <= 0} onPress={() => change({ at: at - 1 })}>
          Previous
        </Button>
        <span aria-live="polite">
          {current ? `${FATE_NAMES[current.fate]}: ${at + 1} of ${walked.length}` : "None"}
        </span>
        <Button
          className="button"
          isDisabled={at >= walked.length - 1}
          onPress={() => change({ at: at + 1 })}
        >
          Next
        </Button>
        <Segments
          label="Show"
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

const KINDS = [
  { id: "entities", name: "Spans" },
  { id: "relations", name: "Relations" },
] as const;

const SHOWN = [
  { id: "both", name: "Both" },
  { id: "before", name: "Before" },
  { id: "after", name: "After" },
] as const;
