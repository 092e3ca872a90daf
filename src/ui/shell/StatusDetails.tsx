import { Button } from "react-aria-components";
import { isBare } from "../../core/types/modelTypes.ts";
import { visibly } from "../../language/unseen.ts";
import { asNow, t } from "../../language/words.ts";
import { asksHubFor } from "../../store/asksHubFor.ts";
import type { AppState, ModelState } from "../../store/state.ts";
import { HelpLink } from "../app/HelpLink.tsx";
import { useApp } from "../app/useApp.ts";
import { useRunCommand } from "../commands/useRunCommand.ts";
import { Choice } from "../controls/Choice.tsx";
import { deviceName } from "../look/deviceName.ts";

const BACKENDS: readonly { id: AppState["backend"]; name: string }[] = [
  {
    id: "auto",
    get name() {
      return t("Automatic");
    },
  },
  {
    id: "webgpu",
    get name() {
      return t("Graphics card (WebGPU)");
    },
  },
  {
    id: "wasm",
    get name() {
      return t("Processor (WASM)");
    },
  },
];

/** Whether the page opens without a network. */
const KEPT: Readonly<Record<Exclude<AppState["kept"], "asking">, string>> = {
  get none() {
    return t("The page is not kept in this browser: it needs a network to open.");
  },
  get kept() {
    return t("The page is kept in this browser: it opens without a network, too.");
  },
  get full() {
    return t("The page needs a network to open: this browser has no room to keep it.");
  },
  get failed() {
    return t(
      "The page needs a network to open: it could not be fetched whole. The next visit tries again.",
    );
  },
};

/** What the status line says in full, and the choice of what computes. */
export function StatusDetails({ model }: { model: ModelState }) {
  const backend = useApp((s) => s.backend);
  const kept = useApp((s) => s.kept);
  const setBackend = useApp((s) => s.setBackend);
  const asked = useApp(asksHubFor);
  const run = useRunCommand();
  const isTraining = useApp(({ training: t }) => t.kind === "running" && t.standing !== "paused");
  return (
    <>
      {model.kind === "ready" && (
        <dl className="facts">
          <dt>{t("Model")}</dt>
          <dd>{visibly(asNow(model.model.name))}</dd>
          <dt>{t("Device")}</dt>
          <dd>
            {deviceName(model.model.device.label)}
            <small>{asNow(model.model.device.reason)}</small>
          </dd>
        </dl>
      )}
      {model.kind === "failed" && <p role="alert">{asNow(model.message)}</p>}
      {model.kind === "ready" && isBare(model.model) && (
        <p>{t("It suggests nothing yet: it learns your types when you train it.")}</p>
      )}
      <Button className="button small" slot="close" onPress={() => run("models")}>
        {t("All models")}
      </Button>
      <Choice
        label={t("Compute on")}
        value={backend}
        options={BACKENDS}
        isDisabled={isTraining}
        onChange={(choice) => void setBackend(choice)}
      />
      {asked !== null && (
        <p>
          {t(
            "The Hugging Face Hub is asked for {asked} now. It sees that name, which files are wanted, your network address and what a browser says of itself: nothing of your texts.",
            { asked },
          )}
        </p>
      )}
      {kept !== "asking" && <p className="quiet">{KEPT[kept]}</p>}
      <p className="quiet">
        {t(
          "Texts, annotations and models stay in this browser. The page asks the Hugging Face Hub only when you look for a model there, and sends it no text.",
        )}
      </p>
      <HelpLink page="privacy" closes>
        {t("More on privacy")}
      </HelpLink>
    </>
  );
}
