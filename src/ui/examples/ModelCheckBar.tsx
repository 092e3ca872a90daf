import { Button } from "react-aria-components";
import { useApp } from "../app/useApp.ts";
import { Progress } from "../controls/Progress.tsx";
import { asSentence, counted } from "../look/names.ts";

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
          label="The model reads what is confirmed"
          value={check.studied.length}
          total={check.total}
          text={`${check.studied.length} of ${counted(check.total, "sentence")}`}
        />
        <Button className="button small" onPress={cancel}>
          Stop
        </Button>
      </div>
    );
  return (
    <div className="model-check">
      <Button className="button" isDisabled={!model || isTraining} onPress={() => void start()}>
        Check with the model
      </Button>
      <p className="quiet">
        {check.kind === "failed" && `The model could not read it: ${asSentence(check.message)} `}
        {check.kind === "done" && model?.weights === check.weights
          ? `“${check.model}” has read ${counted(check.studied.length, "sentence")}.`
          : "The open model reads what is confirmed, and what it is sure to be wrong is listed. What it was trained on it doubts least."}
      </p>
    </div>
  );
}
