import type { Selection } from "../../core/document/selection.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { MoreButton } from "../commands/MoreButton.tsx";
import { useTip } from "../commands/useKeyTable.ts";
import { IconButton } from "../controls/IconButton.tsx";

/** Beside the name of what is selected: everything else that can be done, and deleting it. */
export function CardTools({ selection }: { selection: Selection }) {
  const remove = useApp((s) => s.remove);
  const editable = useApp(isEditable);
  const tip = useTip("Delete", "delete");
  return (
    <span className="card-tools">
      <MoreButton />
      <IconButton
        icon="remove"
        label="Delete"
        tip={tip}
        isDisabled={!editable}
        onPress={() => remove(selection)}
      />
    </span>
  );
}
