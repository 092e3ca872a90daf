import { Button } from "react-aria-components";
import type { Doc, Schema } from "../../core/document/document.ts";
import { isSwitchedOff, type Kind } from "../../core/document/scope.ts";
import { isBelow } from "../../core/types/belowThreshold.ts";
import type { AddableRelation, AddableSpan, LeftOut } from "../../core/types/leftOut.ts";
import { visibleWords } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import { activeDoc, isEditable, useApp, useAppStore } from "../app/useApp.ts";
import { DialogBox } from "../controls/DialogBox.tsx";
import { Arrow } from "../look/Arrow.tsx";
import { lookOf, looksOf, type TypeLook } from "../look/looks.ts";
import { entityText, percent } from "../look/names.ts";
import { TypeText } from "../look/TypeText.tsx";
import { ruleText } from "./AgainstRules.tsx";
import { useLeftOut } from "./useLeftOut.ts";

/** What the rules, and switched-off types, leave out of the open document, each to add anyway. */
export function LeftOutDialog({ onClose }: { onClose: () => void }) {
  const leftOut = useLeftOut();
  return (
    <DialogBox title={t("Left out by rules")} wide onClose={onClose}>
      <p className="dialog-text">
        {t(
          "The model found these, but relations of their types may not link such spans, their types are not annotated here, or it is less sure than you ask for. What is added anyway is yours: it is confirmed, and the spans of a relation with it.",
        )}
      </p>
      {leftOut.length === 0 && <p role="status">{t("Nothing is left out of this document.")}</p>}
      <ul className="left-out" aria-label={t("Left out by rules")}>
        {leftOut.map((found) =>
          found.kind === "relation" ? (
            <LeftOutRelationItem
              key={JSON.stringify([found.head.id, found.record.type, found.tail.id])}
              found={found}
            />
          ) : (
            <LeftOutSpanItem
              key={JSON.stringify([found.start, found.end, found.record.type])}
              found={found}
            />
          ),
        )}
      </ul>
    </DialogBox>
  );
}

function LeftOutRelationItem({ found: { record, head, tail } }: { found: AddableRelation }) {
  const app = useAppStore();
  const doc = useApp(activeDoc);
  const schema = useApp((s) => s.project.schema);
  const looks = looksOf(schema);
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
        <b>
          <bdi>{from}</bdi>
        </b>{" "}
        <span data-hue={look.hue}>
          <TypeText name={look.verbose} />
        </span>{" "}
        <Arrow way={look.symmetric ? "both" : "forth"} />{" "}
        <b>
          <bdi>{to}</bdi>
        </b>{" "}
        <small className="quiet">{percent(record.score)}</small>
      </p>
      <small className="quiet">
        {whyHidden(schema, doc, "relations", record, look) ?? ruleText(look, looks.entities)}
      </small>
      <AddAnyway
        what={t("{verbose} from {from} to {to}", { verbose: look.verbose, from, to })}
        onAdd={add}
      />
    </li>
  );
}

function LeftOutSpanItem({ found: { record, start, end } }: { found: AddableSpan }) {
  const app = useAppStore();
  const doc = useApp(activeDoc);
  const schema = useApp((s) => s.project.schema);
  const look = lookOf(looksOf(schema).entities, record.type);
  if (!doc) return null;
  const words = visibleWords(doc.text, { start, end });
  return (
    <li>
      <p>
        <b>
          <bdi>{words}</bdi>
        </b>{" "}
        <span data-hue={look.hue}>
          <TypeText name={look.verbose} />
        </span>{" "}
        <small className="quiet">{percent(record.score)}</small>
      </p>
      <small className="quiet">{whyHidden(schema, doc, "entities", record, look)}</small>
      <AddAnyway
        what={t("{words} as {verbose}", { words, verbose: look.verbose })}
        onAdd={() => app.getState().addEntity(start, end, record.type)}
      />
    </li>
  );
}

/** Why something is not suggested, other than by a rule; null where it is that. */
function whyHidden(
  schema: Schema,
  doc: Doc,
  kind: Kind,
  record: LeftOut,
  { verbose }: TypeLook,
): string | null {
  if (isSwitchedOff(schema, doc, kind, record.type))
    return t("{verbose} is not annotated in this document.", { verbose });
  const from = schema[kind].find(({ name }) => name === record.type)?.suggestFrom;
  return isBelow(schema, kind, record) && from !== undefined
    ? t("{verbose} is suggested from {from}.", { verbose, from: percent(from) })
    : null;
}

function AddAnyway({ what, onAdd }: { what: string; onAdd: () => void }) {
  const editable = useApp(isEditable);
  return (
    <Button
      className="button small"
      aria-label={t("Add {what} anyway", { what })}
      isDisabled={!editable}
      onPress={onAdd}
    >
      {t("Add anyway")}
    </Button>
  );
}
