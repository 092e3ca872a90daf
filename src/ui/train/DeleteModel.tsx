import { megabytes } from "../../core/lifecycle/megabytes.ts";
import { isSameSource, type ModelSource } from "../../core/lifecycle/openModel.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { ConfirmDialog } from "../controls/ConfirmDialog.tsx";

interface Props {
  readonly source: ModelSource;
  readonly name: string;
  readonly bytes: number;
  readonly onClose: () => void;
}

/** Asks before a model that is stored here is deleted: what is freed, and what stays. */
export function DeleteModel({ source, name, bytes, onClose }: Props) {
  const removeVersion = useApp((s) => s.removeVersion);
  const removeAdded = useApp((s) => s.removeAdded);
  const children = useApp(
    (s) => s.versions.filter(({ made }) => made && isSameSource(made.parent.source, source)).length,
  );
  const isNeeded = useApp(
    ({ life: { training } }) => training !== null && isSameSource(training.source, source),
  );
  const isOpen = useApp(
    ({ model }) => model.kind === "ready" && isSameSource(model.model.source, source),
  );
  const remove = () => {
    if (source.kind === "version") void removeVersion(source.id);
    if (source.kind === "added") void removeAdded(source.id);
  };
  return (
    <ConfirmDialog
      title={t("Delete “{name}”?", { name })}
      action={t("Delete")}
      onConfirm={remove}
      onClose={onClose}
    >
      {t(
        "The model is removed from this browser, with all that is known of it: {bytes} become free. This cannot be undone.{isOpen, select, true { It is open: a bundled model is opened in its place.} other {}}{isChildren, select, true { {children, plural, one {# model} other {# models}} trained from it {children, plural, one {stays} other {stay}}, and still know what it was trained on.} other {}}{isNeeded, select, true { The training that is paused began from it, and could not go on.} other {}}",
        { bytes: megabytes(bytes), isOpen, isChildren: children > 0, children, isNeeded },
      )}
    </ConfirmDialog>
  );
}
