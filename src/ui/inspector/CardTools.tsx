import type { Selection } from "../../core/document/selection.ts";
import { CommandIconButton } from "../commands/CommandButton.tsx";
import { MoreButton } from "../commands/MoreButton.tsx";

/** Beside the name of what is selected: everything else that can be done, and deleting it. */
export function CardTools({ selection }: { selection: Selection }) {
  return (
    <span className="card-tools">
      <MoreButton />
      <CommandIconButton command="delete" subject={selection} icon="remove" label="Delete" />
    </span>
  );
}
