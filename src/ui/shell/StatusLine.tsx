import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { visibly } from "../../language/unseen.ts";
import { asNow, t } from "../../language/words.ts";
import { asksHubFor } from "../../store/asksHubFor.ts";
import type { ModelState } from "../../store/state.ts";
import { useApp } from "../app/useApp.ts";
import { part } from "../controls/part.tsx";
import { deviceName } from "../look/deviceName.ts";

const StatusDetails = part(async () => (await import("./StatusDetails.tsx")).StatusDetails);

/** What computes, with which model, and what leaves the machine: nothing, unless the Hub is asked. */
export function StatusLine() {
  const model = useApp((s) => s.model);
  const asked = useApp(asksHubFor);
  const computes = summary(model);
  const leaves =
    asked === null
      ? t("nothing leaves this computer")
      : t("the Hub is asked for {asked}, no text goes out", { asked });
  return (
    <DialogTrigger>
      <Button className="status" data-kind={model.kind}>
        <i className="status-dot" aria-hidden="true" />
        <span className="status-text" title={`${computes} · ${leaves}`}>
          <span dir="auto">{computes}</span>
          <span className="status-private" data-asks={asked !== null}>
            {leaves}
          </span>
        </span>
      </Button>
      <Popover className="popover" placement="bottom" offset={8}>
        <Dialog className="status-box" aria-label={t("Model and device")}>
          <StatusDetails model={model} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function summary(model: ModelState): string {
  if (model.kind === "ready")
    return `${deviceName(model.model.device.label)} · ${visibly(asNow(model.model.name))}`;
  if (model.kind === "failed") return t("No model");
  const { progress } = model;
  if (progress.kind === "building" && progress.all > 0)
    return t("Preparing the GPU… {compiled, number} of {all, number} kernels", {
      compiled: progress.compiled,
      all: progress.all,
    });
  return {
    backend: t("Starting the device…"),
    download: t("Loading the model…"),
    building: t("Preparing the model…"),
  }[progress.kind];
}
