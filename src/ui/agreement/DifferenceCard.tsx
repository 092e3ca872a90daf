import { type KeyboardEvent, type Ref, useMemo } from "react";
import { Button } from "react-aria-components";
import type { ComparedDoc } from "../../core/agreement/comparedDoc.ts";
import type { Choice } from "../../core/agreement/decideDifferences.ts";
import { placeOf } from "../../core/agreement/docDifferences.ts";
import type { SideDifference } from "../../core/agreement/sideDifference.ts";
import { sentenceAt } from "../../core/document/docIndex.ts";
import { withTypes } from "../../core/types/schema.ts";
import { t } from "../../language/words.ts";
import type { OpenAgreement } from "../../store/agreementState.ts";
import { useApp } from "../app/useApp.ts";
import { useShowInText } from "../app/useShowInText.ts";
import { looksOf } from "../look/looks.ts";
import { Trans } from "../look/Trans.tsx";
import { kindName } from "./differenceWords.ts";
import { SideDrawing } from "./SideDrawing.tsx";

interface Props {
  readonly ref: Ref<HTMLElement>;
  readonly open: OpenAgreement;
  readonly compared: ComparedDoc;
  readonly difference: SideDifference;
  readonly place: { readonly at: number; readonly of: number };
  readonly isOff: boolean;
  readonly onDecide: (choice: Choice) => void;
  readonly onGo: (by: 1 | -1) => void;
  readonly onUndo: () => void;
}

/** A difference: both versions, and what can be decided. Its keys work wherever the focus is in it. */
export function DifferenceCard(props: Props) {
  const { ref, open, compared, difference, place, isOff, onDecide, onGo, onUndo } = props;
  const schema = useApp((s) => s.project.schema);
  const looks = useMemo(() => looksOf(withTypes(schema, open.types)), [schema, open.types]);
  const show = useShowInText();
  const { left } = compared;
  const openText = () => {
    const { start } = placeOf(difference);
    const sentence = sentenceAt(left, start);
    const item = difference.left;
    const selection = !item
      ? sentence
        ? ({ kind: "sentence", id: sentence.id } as const)
        : ({ kind: "none" } as const)
      : "relation" in item
        ? ({ kind: "relation", id: item.relation.id } as const)
        : ({ kind: "entity", id: item.id } as const);
    show(left.id, start, selection);
  };
  const decide = (choice: Choice) => () => !isOff && onDecide(choice);
  const keys: Readonly<Record<string, () => void>> = {
    "1": decide("left"),
    ArrowLeft: decide("left"),
    "2": decide("right"),
    ArrowRight: decide("right"),
    "3": decide("both"),
    "0": decide("neither"),
    s: () => onGo(1),
    j: () => onGo(1),
    ArrowDown: () => onGo(1),
    k: () => onGo(-1),
    ArrowUp: () => onGo(-1),
    u: onUndo,
    o: openText,
  };
  const press = (event: KeyboardEvent) => {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && key === "z";
    if (!isUndo && (event.ctrlKey || event.metaKey || event.altKey)) return;
    if (!isUndo && !Object.hasOwn(keys, key)) return;
    event.preventDefault();
    event.stopPropagation();
    // Held down, a key would decide what nobody has read.
    if (!event.repeat) (isUndo ? onUndo : keys[key])();
  };
  const title = kindName(difference);
  const sides = { compared, difference, looks };
  return (
    <article
      ref={ref}
      className="difference-card"
      aria-label={t("{title}, {at, number} of {of, number}", {
        title,
        at: place.at + 1,
        of: place.of,
      })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys need the focus
      tabIndex={0}
      onKeyDown={press}
    >
      <header>
        <h3>{title}</h3>
        <span className="quiet">
          <Trans
            id="{at, number} of {of, number} · <0>{name}</0>"
            values={{ at: place.at + 1, of: place.of, name: left.name }}
            components={{ 0: <bdi /> }}
          />
        </span>
      </header>
      <div className="agreement-sides">
        <SideDrawing side="left" name={open.names.left} {...sides} />
        <SideDrawing side="right" name={open.names.right} {...sides} />
      </div>
      <div className="difference-actions">
        <Act keyName="1" isOff={isOff} onPress={decide("left")}>
          {difference.left ? t("Left") : t("Left: nothing")}
        </Act>
        <Act keyName="2" isOff={isOff} onPress={decide("right")}>
          {difference.right ? t("Right") : t("Right: nothing")}
        </Act>
        {difference.left && difference.right && (
          <>
            <Act keyName="3" isOff={isOff} onPress={decide("both")}>
              {t("Both")}
            </Act>
            <Act keyName="0" isOff={isOff} onPress={decide("neither")}>
              {t("Neither")}
            </Act>
          </>
        )}
        <Act keyName="S" onPress={() => onGo(1)}>
          {t("Skip")}
        </Act>
        <Act keyName="K" onPress={() => onGo(-1)}>
          {t("Back")}
        </Act>
        <Act keyName="O" onPress={openText}>
          {t("Open in the text")}
        </Act>
      </div>
    </article>
  );
}

interface ActProps {
  readonly keyName: string;
  readonly isOff?: boolean;
  readonly onPress: () => void;
  readonly children: string;
}

function Act({ keyName, isOff = false, onPress, children }: ActProps) {
  return (
    <Button className="button" isDisabled={isOff} onPress={onPress} aria-keyshortcuts={keyName}>
      {children} <kbd>{keyName}</kbd>
    </Button>
  );
}
