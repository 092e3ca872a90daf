import type { Selection } from "../../core/document/selection.ts";
import { t } from "../../language/words.ts";
import { CommandButton, CommandIconButton } from "../commands/CommandButton.tsx";
import { MoreButton } from "../commands/MoreButton.tsx";

/** Beside the name of what is selected: everything else that can be done, and deleting it. */
export function CardTools({ selection }: { selection: Selection }) {
  return (
    <span className="card-tools">
      <MoreButton />
      <CommandIconButton command="delete" subject={selection} icon="remove" label={t("Delete")} />
    </span>
  );
}

/** Accept or reject, and go on to the next suggestion, as the keys do. */
export function DecideButtons({ selection }: { selection: Selection }) {
  return (
    <div className="decide">
      <CommandButton command="accept" subject={selection} className="button primary">
        {t("Accept")}
      </CommandButton>
      <CommandButton command="reject" subject={selection}>
        {t("Reject")}
      </CommandButton>
    </div>
  );
}
