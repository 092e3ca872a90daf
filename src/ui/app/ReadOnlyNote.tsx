import { whyReadOnly } from "../../store/whyReadOnly.ts";
import { useApp } from "./useApp.ts";

/** Why what changes the project cannot be pressed, in dialogs that lie over the banner that says it. */
export function ReadOnlyNote() {
  const why = useApp((s) => whyReadOnly(s.storage));
  return (
    why !== null && (
      <p className="dialog-text" role="note">
        {why}
      </p>
    )
  );
}
