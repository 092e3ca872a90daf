import { Button } from "react-aria-components";
import type { Status } from "../../core/document/document.ts";
import type { Selection } from "../../core/document/selection.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { advance } from "../commands/review.ts";
import { useCommandContext } from "../commands/useCommandContext.ts";

interface Props {
  readonly selection: Selection;
  readonly status: Status;
}

/** Accept or reject, and go on to the next suggestion, as the keys do. */
export function DecideButtons({ selection, status }: Props) {
  const context = useCommandContext();
  const editable = useApp(isEditable);
  const decide = (next: Status) => {
    context.app().setStatus(selection, next);
    advance(context, selection);
  };
  return (
    <div className="decide">
      <Button
        className="button primary"
        isDisabled={!editable || status === "confirmed"}
        onPress={() => decide("confirmed")}
      >
        Accept
      </Button>
      <Button
        className="button"
        isDisabled={!editable || status === "rejected"}
        onPress={() => decide("rejected")}
      >
        Reject
      </Button>
    </div>
  );
}
