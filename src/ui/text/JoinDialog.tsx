import { Button } from "react-aria-components";
import { activeDoc, useApp } from "../app/useApp.ts";
import type { OpenDialog } from "../app/viewState.ts";
import { useCommandContext } from "../commands/useCommandContext.ts";
import { DialogBox } from "../controls/DialogBox.tsx";
import { joinAndChoose } from "./pointer/chooseForSelection.ts";

interface Props {
  readonly selected: Extract<OpenDialog, { kind: "joinSelected" }>;
  readonly onClose: () => void;
}

/** Words were selected across the border of sentences: a span lies in one, so they are joined. */
export function JoinDialog({ selected, onClose }: Props) {
  const { from, to, start, end } = selected;
  const context = useCommandContext();
  const doc = useApp(activeDoc);
  if (!doc) return null;
  const at = (id: string) => doc.sentences.findIndex((sentence) => sentence.id === id);
  const parts = doc.sentences.slice(at(from), at(to) + 1);
  const confirmed = parts.filter(({ id }) => doc.confirmed[id]).length;
  const isReopened = confirmed > 0 && confirmed < parts.length;
  const join = () => {
    onClose();
    joinAndChoose(context, selected);
  };
  return (
    <DialogBox title="Join these sentences?" onClose={onClose}>
      <p className="dialog-text">
        What you selected lies in {parts.length} sentences: “
        <span dir="auto">{doc.text.slice(start, end).replace(/\s+/g, " ").slice(0, 120)}</span>”. A
        span lies inside one sentence.
        {isReopened &&
          " Not all of them are confirmed, so the joined one is to be confirmed again."}
      </p>
      <footer className="dialog-actions">
        <Button className="button" onPress={onClose}>
          Cancel
        </Button>
        <Button className="button primary" onPress={join} autoFocus>
          Join and label
        </Button>
      </footer>
    </DialogBox>
  );
}
