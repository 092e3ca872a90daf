import { useMemo } from "react";
import { Button } from "react-aria-components";
import { type Addable, type LeftOut, leftOutNow } from "../../core/types/leftOut.ts";
import { activeDoc, isEditable, useApp, useAppStore } from "../app/useApp.ts";
import { CommandButton } from "../commands/CommandButton.tsx";
import { DialogBox } from "../controls/DialogBox.tsx";
import { lookOf, looksOf } from "../look/looks.ts";
import { entityText, percent } from "../look/names.ts";
import { ruleText } from "./AgainstRules.tsx";

/** The predicted relations that the rules leave out of the open document, each to add anyway. */
export function LeftOutDialog({ onClose }: { onClose: () => void }) {
  const leftOut = useLeftOut();
  return (
    <DialogBox title="Left out by rules" wide onClose={onClose}>
      <p className="dialog-text">
        The model found these relations, but their types may not link such spans. One that is added
        anyway is yours: it is confirmed, and its spans with it.
      </p>
      {leftOut.length === 0 && <p role="status">Nothing is left out of this document.</p>}
      <ul className="left-out" aria-label="Left out by rules">
        {leftOut.map((found) => (
          <LeftOutItem
            key={JSON.stringify([found.head.id, found.record.type, found.tail.id])}
            found={found}
          />
        ))}
      </ul>
    </DialogBox>
  );
}

function LeftOutItem({ found: { record, head, tail } }: { found: Addable }) {
  const app = useAppStore();
  const doc = useApp(activeDoc);
  const looks = looksOf(useApp((s) => s.project.schema));
  const editable = useApp(isEditable);
  const look = lookOf(looks.relations, record.type);
  if (!doc) return null;
  const [from, to] = [head, tail].map(({ id }) => entityText(doc, id));
  const add = () => {
    app.getState().startLink(head.id);
    app.getState().finishLink(tail.id, record.type);
  };
  return (
    <li>
      <p>
        <b>{from}</b> <span data-hue={look.hue}>{look.verbose}</span> {look.symmetric ? "↔" : "→"}{" "}
        <b>{to}</b> <small className="quiet">{percent(record.score)}</small>
      </p>
      <small className="quiet">{ruleText(look, looks.entities)}</small>
      <Button
        className="button small"
        aria-label={`Add ${look.verbose} from ${from} to ${to} anyway`}
        isDisabled={!editable}
        onPress={add}
      >
        Add anyway
      </Button>
    </li>
  );
}

const NOTHING: readonly LeftOut[] = [];

/** The predicted relations that the rules leave out of the open document now. */
function useLeftOut(): readonly Addable[] {
  const doc = useApp(activeDoc);
  const schema = useApp((s) => s.project.schema);
  const records = useApp((s) => s.leftOut[s.activeDoc ?? ""] ?? NOTHING);
  return useMemo(
    () => (doc && records.length > 0 ? leftOutNow(doc, schema, records) : []),
    [doc, schema, records],
  );
}

/** Says how many predicted relations the rules leave out of the open document, and lists them. */
export function LeftOutButton() {
  const { length } = useLeftOut();
  if (length === 0) return null;
  return (
    <CommandButton command="leftOut" className="button plain">
      {length.toLocaleString("en")} left out by rules
    </CommandButton>
  );
}
