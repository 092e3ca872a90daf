import { Button } from "react-aria-components";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { Progress } from "../controls/Progress.tsx";
import { asSentence } from "../look/names.ts";

/** Has the open model read what is confirmed, and says how far it is. */
export function ModelCheckBar() {
  const check = useApp((s) => s.modelCheck);
  const model = useApp((s) => (s.model.kind === "ready" ? s.model.model : null));
  const isTraining = useApp((s) => s.training.kind === "running");
  const start = useApp((s) => s.checkWithModel);
  const cancel = useApp((s) => s.cancelCheck);
  if (check.kind === "running")
    return (
      <div className="model-check">
        <Progress
          label={t("The model reads what is confirmed")}
          value={check.studied.length}
          total={check.total}
          text={t("{studied, number} of {total, plural, one {# sentence} other {# sentences}}", {
            studied: check.studied.length,
            total: check.total,
          })}
        />
        <Button className="button small" onPress={cancel}>
          {t("Stop")}
        </Button>
      </div>
    );
  return (
    <div className="model-check">
      <Button className="button" isDisabled={!model || isTraining} onPress={() => void start()}>
        {t("Check with the model")}
      </Button>
      <p className="quiet">
        {check.kind === "failed" &&
          t("The model could not read it: {message} ", { message: asSentence(check.message) })}
        {check.kind === "done" && model?.weights === check.weights
          ? t("“{model}” has read {studied, plural, one {# sentence} other {# sentences}}.", {
              model: check.model,
              studied: check.studied.length,
            })
          : t(
              "The open model reads what is confirmed, and what it is sure to be wrong is listed. What it was trained on it doubts least.",
            )}
      </p>
    </div>
  );
}
