import { useState } from "react";
import type { DamagedModel } from "../../core/lifecycle/addedModel.ts";
import { megabytes } from "../../core/lifecycle/megabytes.ts";
import { visibly } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { IconButton } from "../controls/IconButton.tsx";
import { DeleteModel } from "../train/DeleteModel.tsx";

/** Added models that can only be deleted, as nobody can say any more what they are. */
export function DamagedModels() {
  const damaged = useApp((s) => s.damagedAdded);
  if (damaged.length === 0) return null;
  return (
    <ul aria-label={t("Damaged models")}>
      {damaged.map((model, i) => (
        <DamagedRow
          key={model.id}
          model={model}
          name={t("{damaged, plural, one {Damaged model} other {Damaged model {i, number}}}", {
            damaged: damaged.length,
            i: i + 1,
          })}
        />
      ))}
    </ul>
  );
}

function DamagedRow({ model: { id, bytes }, name }: { model: DamagedModel; name: string }) {
  const canEdit = useApp(isEditable);
  const [isDeleting, setDeleting] = useState(false);
  return (
    <li className="model-row">
      <div className="version-text">
        <b>{visibly(name)}</b>
        <small>
          {t(
            "{bytes} · what it is can no longer be read, so it cannot be opened: delete it, and add it again",
            { bytes: megabytes(bytes) },
          )}
        </small>
      </div>
      <div className="model-tools">
        <IconButton
          icon="remove"
          label={t("Delete {name}", { name })}
          isDisabled={!canEdit}
          onPress={() => setDeleting(true)}
        />
      </div>
      {isDeleting && (
        <DeleteModel
          source={{ kind: "added", id }}
          name={name}
          bytes={bytes}
          onClose={() => setDeleting(false)}
        />
      )}
    </li>
  );
}
