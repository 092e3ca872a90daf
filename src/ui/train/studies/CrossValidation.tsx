import { Button } from "react-aria-components";
import { crossJudged, isWhole, type Study } from "../../../core/learn/storedStudy.ts";
import { t } from "../../../language/words.ts";
import { studiedModel } from "../../../store/newStudy.ts";
import { useApp, useViewStore } from "../../app/useApp.ts";
import { ProofTable } from "../../proof/ProofTable.tsx";
import type { Recipe } from "../TrainSettings.tsx";
import { StudyAge } from "./StudyAge.tsx";
import { StudyStart } from "./StudyStart.tsx";

/** Every confirmed sentence read by a model that was trained on the others. */
export function CrossValidation({ recipe }: { recipe: Recipe }) {
  const study = useApp((s) => s.studies.crossValidation);
  return (
    <section aria-label={t("Cross-validation")}>
      <h3>{t("Cross-validation")}</h3>
      <p className="quiet">
        {t(
          "Scores of all confirmed sentences, where few are held out: each is read by a model that was trained on others. It also finds likely errors in your labels.",
        )}
      </p>
      <StudyStart of="crossValidation" recipe={recipe} action={t("Cross-validate")} />
      {study && isWhole(study) && <Result study={study} />}
    </section>
  );
}

/** Also beside a trained model it is its parent that is studied. */
const NAMES = {
  get before() {
    return t("Before training");
  },
  get after() {
    return t("Trained");
  },
};

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
        sentences={t(
          "confirmed sentences, each read by one of {folds, number} models that did not learn it",
          { folds: study.plan.folds },
        )}
      />
      <p>
        <Button
          className="button"
          onPress={() => view.setState({ center: "errors", pane: "text" })}
        >
          {t("Look at likely errors")}
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
      ? t("some of these sentences")
      : t("{seen, number} of {examples, plural, one {# sentence} other {# sentences}}", {
          seen,
          examples: examples.length,
        });
  return (
    <p className="note">
      {t(
        "{model} was trained on {of}: its own scores here are too good, and so is what is trained from it. Only what is worse can be told.",
        { model, of },
      )}
    </p>
  );
}
