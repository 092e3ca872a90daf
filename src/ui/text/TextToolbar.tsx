import { useDeferredValue } from "react";
import { Button, ToggleButton } from "react-aria-components";
import type { Doc } from "../../core/document/document.ts";
import { docProgress } from "../../core/review/docProgress.ts";
import { shownFixed } from "../../language/numbers.ts";
import { visibly } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import { useApp, useView } from "../app/useApp.ts";
import { CommandButton } from "../commands/CommandButton.tsx";
import { useRunCommand } from "../commands/useRunCommand.ts";
import { Progress } from "../controls/Progress.tsx";
import { soughtNames } from "../look/looks.ts";
import { typeList } from "../look/names.ts";
import { LeftOutButton } from "../types/LeftOutButton.tsx";

/** Above the text: its name, how far it is, what the model is doing. */
export function TextToolbar({ doc }: { doc: Doc }) {
  const run = useRunCommand();
  const showRejected = useView((s) => s.showRejected);
  const arcs = useApp((s) => s.arcs);
  return (
    <div className="toolbar">
      <div className="toolbar-title">
        <h2 dir="auto" title={visibly(doc.name)}>
          {visibly(doc.name)}
        </h2>
        <ToolbarState doc={doc} />
      </div>
      <div className="toolbar-tools">
        <LeftOutButton />
        <ToggleButton
          className="button plain"
          isSelected={arcs === "focus"}
          onChange={() => run("arcs")}
        >
          {t("Focus arcs")}
        </ToggleButton>
        <ToggleButton
          className="button plain"
          isSelected={showRejected}
          onChange={() => run("showRejected")}
        >
          {t("Show rejected")}
        </ToggleButton>
        <CommandButton command="editDocument" className="button plain">
          {t("Edit")}
        </CommandButton>
        <CommandButton command="predict" className="button plain">
          {t("Predict again")}
        </CommandButton>
      </div>
    </div>
  );
}

function ToolbarState({ doc }: { doc: Doc }) {
  const prediction = useApp((s) => s.prediction);
  const cancelPrediction = useApp((s) => s.cancelPrediction);
  const model = useApp((s) => s.model);
  const isTraining = useApp((s) => s.training.kind === "running");
  const schema = useApp((s) => s.project.schema);
  // Counting a long document may come after the edit itself is seen.
  const seen = useDeferredValue(doc);
  if (prediction.kind === "running") {
    const { done, total, sought } = prediction;
    const names = sought && typeList(soughtNames(schema, sought));
    const read = t("{done, number} of {total, plural, one {# sentence} other {# sentences}} read", {
      done,
      total,
    });
    return (
      <div className="toolbar-progress">
        <Progress
          label={t("Prediction")}
          value={done}
          total={total}
          text={names ? t("Looking for {names}: {read}", { names, read }) : read}
        />
        <Button className="button plain" onPress={cancelPrediction}>
          {t("Cancel")}
        </Button>
      </div>
    );
  }
  if (model.kind === "loading" && model.progress.kind === "download") {
    const { loaded, total } = model.progress;
    const text = t("Model: {loaded} of {total} MB", {
      loaded: megabytes(loaded),
      total: megabytes(total),
    });
    return (
      <div className="toolbar-progress">
        <Progress label={t("Model download")} value={loaded} total={total} text={text} />
      </div>
    );
  }
  const later = isTraining ? t(" · predicted again after the training") : "";
  const state = `${documentState(seen)}${later}`;
  return (
    <p className="quiet" title={state}>
      {state}
    </p>
  );
}

const megabytes = (bytes: number): string => shownFixed(bytes / 1e6, 1);

function documentState(doc: Doc): string {
  const { open, sentences, confirmedSentences } = docProgress(doc);
  return t(
    "{open, plural, one {# suggestion} other {# suggestions}} open · {confirmedSentences, number} of {sentences, plural, one {# sentence} other {# sentences}} confirmed",
    { open, confirmedSentences, sentences },
  );
}
