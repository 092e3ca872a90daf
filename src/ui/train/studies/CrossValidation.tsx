import { Button } from "react-aria-components";
import { crossJudged, isWhole, type Study } from "../../../core/learn/storedStudy.ts";
import { studiedModel } from "../../../store/newStudy.ts";
import { useApp, useViewStore } from "../../app/useApp.ts";
import { counted } from "../../look/names.ts";
import { ProofTable } from "../../proof/ProofTable.tsx";
import type { Recipe } from "../TrainSettings.tsx";
import { StudyAge } from "./StudyAge.tsx";
import { StudyStart } from "./StudyStart.tsx";

/** Every confirmed sentence read by a model that was trained on the others. */
export function CrossValidation({ recipe }: { recipe: Recipe }) {
  const study = useApp((s) => s.studies.crossValidation);
  return (
    <section aria-label="Cross-validation">
      <h3>Cross-validation</h3>
      <p className="quiet">
        Scores of all confirmed sentences, where few are held out: each is read by a model that was
        trained on others. It also finds likely errors in your labels.
      </p>
      <StudyStart of="crossValidation" recipe={recipe} action="Cross-validate" />
      {study && isWhole(study) && <Result study={study} />}
    </section>
  );
}

/** Also beside a trained model it is its parent that is studied. */
const NAMES = { before: "Before training", after: "Trained" };

function Result({ study }: { study: Study }) {
  const view = useViewStore();
  return (
    <div className="study-result">
      <StudyAge study={study} />
      <SeenNote study={study} />
      <ProofTable
        judged={crossJudged(study)}
        types={study.types}
        names={NAMES}
        sentences={`confirmed sentences, each read by one of ${study.plan.folds} models that did not learn it`}
      />
      <p>
        <Button
          className="button"
          onPress={() => view.setState({ center: "errors", pane: "text" })}
        >
          Look at likely errors
        </Button>
      </p>
    </div>
  );
}

/** What the open model has learnt it also knows by heart: that is said beside its scores. */
function SeenNote({ study }: { study: Study }) {
  const { seen, examples } = study;
  const model = useApp((s) => studiedModel(study, s.versions));
  if (seen === 0) return null;
  const of =
    seen === null
      ? "some of these sentences"
      : `${seen} of ${counted(examples.length, "sentence")}`;
  return (
    <p className="note">
      {model} was trained on {of}: its own scores here are too good, and so is what is trained from
      it. Only what is worse can be told.
    </p>
  );
}
