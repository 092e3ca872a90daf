import { megabytes } from "../../core/lifecycle/megabytes.ts";
import type { ModelVersion } from "../../core/lifecycle/modelVersion.ts";
import { useApp } from "../app/useApp.ts";
import { ConfirmDialog } from "../controls/ConfirmDialog.tsx";
import { counted } from "../look/names.ts";

interface Props {
  readonly version: ModelVersion;
  readonly onClose: () => void;
}

/** Asks before a kept model is deleted: what is freed, and what stays. */
export function DeleteVersion({ version: { id, name, bytes }, onClose }: Props) {
  const removeVersion = useApp((s) => s.removeVersion);
  const children = useApp(
    (s) =>
      s.versions.filter(({ made }) => {
        const source = made?.parent.source;
        return source?.kind === "version" && source.id === id;
      }).length,
  );
  const isNeeded = useApp(({ life: { training } }) => {
    return training?.source.kind === "version" && training.source.id === id;
  });
  return (
    <ConfirmDialog
      title={`Delete “${name}”?`}
      action="Delete"
      onConfirm={() => void removeVersion(id)}
      onClose={onClose}
    >
      The model is removed from this browser, with all that is known of it: {megabytes(bytes)}{" "}
      become free. This cannot be undone.
      {children > 0 &&
        ` ${counted(children, "model")} trained from it ${children === 1 ? "stays" : "stay"}, and still know what it was trained on.`}
      {isNeeded && " The training that is paused began from it, and could not go on."}
    </ConfirmDialog>
  );
}
