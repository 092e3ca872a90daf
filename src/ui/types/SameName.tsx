import { Button } from "react-aria-components";
import { isEditable, useApp } from "../app/useApp.ts";
import type { TypeLook } from "../look/looks.ts";

interface Props {
  readonly look: TypeLook;
  /** The type that a reader takes for this one. */
  readonly twin: TypeLook;
  readonly onRename: () => void;
  readonly onMerge: () => void;
}

/** Marks a type that is shown as another one is, as older versions let them be. */
export function SameName({ look, twin, onRename, onMerge }: Props) {
  const editable = useApp(isEditable);
  return (
    <div className="type-question type-same" role="note">
      <p>
        Same name as another type; rename or merge. In files this one is “<bdi>{look.name}</bdi>”,
        the other “<bdi>{twin.name}</bdi>”.
      </p>
      <Button className="button small" isDisabled={!editable} onPress={onRename}>
        Rename
      </Button>
      <Button className="button small" isDisabled={!editable} onPress={onMerge}>
        Merge into the other…
      </Button>
    </div>
  );
}
