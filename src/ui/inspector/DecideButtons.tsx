import type { Selection } from "../../core/document/selection.ts";
import { CommandButton } from "../commands/CommandButton.tsx";

/** Accept or reject, and go on to the next suggestion, as the keys do. */
export function DecideButtons({ selection }: { selection: Selection }) {
  return (
    <div className="decide">
      <CommandButton command="accept" subject={selection} className="button primary">
        Accept
      </CommandButton>
      <CommandButton command="reject" subject={selection}>
        Reject
      </CommandButton>
    </div>
  );
}
