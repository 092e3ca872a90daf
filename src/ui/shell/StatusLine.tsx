import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { isBare } from "../../core/types/modelTypes.ts";
import { asksHubFor } from "../../store/asksHubFor.ts";
import type { AppState, ModelState } from "../../store/state.ts";
import { useApp } from "../app/useApp.ts";
import { useRunCommand } from "../commands/useRunCommand.ts";
import { Choice } from "../controls/Choice.tsx";

const BACKENDS: readonly { id: AppState["backend"]; name: string }[] = [
  { id: "auto", name: "Automatic" },
  { id: "webgpu", name: "Graphics card (WebGPU)" },
  { id: "wasm", name: "Processor (WASM)" },
];

/** What computes, with which model, and what leaves the machine: nothing, unless the Hub is asked. */
export function StatusLine() {
  const model = useApp((s) => s.model);
  const asked = useApp(asksHubFor);
  return (
    <DialogTrigger>
      <Button className="status" data-kind={model.kind}>
        <i className="status-dot" aria-hidden="true" />
        <span className="status-text">
          <span>{summary(model)}</span>
          <span className="status-private" data-asks={asked !== null}>
            {asked === null
              ? "nothing leaves this computer"
              : `the Hub is asked for ${asked}, no text goes out`}
          </span>
        </span>
      </Button>
      <Popover className="popover" placement="bottom" offset={8}>
        <Dialog className="status-box" aria-label="Model and device">
          <StatusDetails model={model} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function StatusDetails({ model }: { model: ModelState }) {
  const backend = useApp((s) => s.backend);
  const setBackend = useApp((s) => s.setBackend);
  const asked = useApp(asksHubFor);
  const run = useRunCommand();
  const isTraining = useApp(({ training: t }) => t.kind === "running" && t.standing !== "paused");
  return (
    <>
      {model.kind === "ready" && (
        <dl className="facts">
          <dt>Model</dt>
          <dd>{model.model.name}</dd>
          <dt>Device</dt>
          <dd>
            {model.model.device.label}
            <small>{model.model.device.reason}</small>
          </dd>
        </dl>
      )}
      {model.kind === "failed" && <p role="alert">{model.message}</p>}
      {model.kind === "ready" && isBare(model.model) && (
        <p>It suggests nothing yet: it learns your types when you train it.</p>
      )}
      <Button className="button small" slot="close" onPress={() => run("models")}>
        All models
      </Button>
      <Choice
        label="Compute on"
        value={backend}
        options={BACKENDS}
        isDisabled={isTraining}
        onChange={(choice) => void setBackend(choice)}
      />
      {asked !== null && (
        <p>
          The Hugging Face Hub is asked for {asked} now. It sees that name, which files are wanted,
          your network address and what a browser says of itself: nothing of your texts.
        </p>
      )}
      <p className="quiet">
        Texts, annotations and models stay in this browser. The page asks the Hugging Face Hub only
        when you look for a model there, and sends it no text.
      </p>
    </>
  );
}

function summary(model: ModelState): string {
  if (model.kind === "ready") return `${model.model.device.label} · ${model.model.name}`;
  if (model.kind === "failed") return "No model";
  const { progress } = model;
  if (progress.kind === "building" && progress.all > 0)
    return `Preparing the GPU… ${progress.compiled} of ${progress.all} kernels`;
  return {
    backend: "Starting the device…",
    download: "Loading the model…",
    building: "Preparing the model…",
  }[progress.kind];
}
