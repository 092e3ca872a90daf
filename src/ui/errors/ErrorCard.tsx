import type { KeyboardEvent, Ref } from "react";
import { Button } from "react-aria-components";
import type { LikelyError } from "../../core/review/likelyErrors.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { useShowInText } from "../app/useShowInText.ts";
import { whatIsWrong, whySo } from "./errorWords.ts";
import { Readings } from "./Readings.tsx";

interface Props {
  readonly ref: Ref<HTMLElement>;
  readonly error: LikelyError;
  readonly isOff: boolean;
  readonly place: { readonly at: number; readonly of: number };
  readonly onDecide: (who: "theirs" | "mine") => void;
  readonly onSkip: () => void;
  readonly onGo: (by: 1 | -1) => void;
}

/** One likely error: both readings, and what can be done. Its keys work wherever the focus is in it. */
export function ErrorCard({ ref, error, isOff, place, onDecide, onSkip, onGo }: Props) {
  const doc = useApp((s) => s.project.docs[error.doc]);
  const show = useShowInText();
  const openText = () => {
    const { mine, doubt, span, sentence } = error;
    const kind = doubt.of === "span" ? "entity" : "relation";
    const selection =
      mine === null ? { kind: "sentence" as const, id: sentence } : { kind, id: mine };
    show(error.doc, span.start, selection as Parameters<typeof show>[2]);
  };
  const keys: Readonly<Record<string, () => void>> = {
    m: () => onDecide("theirs"),
    k: () => onDecide("mine"),
    o: openText,
    s: onSkip,
    ArrowDown: () => onGo(1),
    j: () => onGo(1),
    ArrowUp: () => onGo(-1),
  };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (!Object.hasOwn(keys, key)) return;
    event.preventDefault();
    event.stopPropagation();
    keys[key]();
  };
  if (!doc) return null;
  const title = whatIsWrong(error.doubt);
  return (
    <article
      ref={ref}
      className="error-card"
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
          {t("{at, number} of {of, number} · {name}", {
            at: place.at + 1,
            of: place.of,
            name: doc.name,
          })}
        </span>
      </header>
      <Readings error={error} doc={doc} />
      <p className="quiet">{whySo(error.doubt)}</p>
      <div className="error-actions">
        <Choice keyName="M" isOff={isOff} isPrimary onPress={() => onDecide("theirs")}>
          {t("Take the models’ reading")}
        </Choice>
        <Choice keyName="K" isOff={isOff} onPress={() => onDecide("mine")}>
          {t("Keep mine")}
        </Choice>
        <Choice keyName="O" onPress={openText}>
          {t("Open in the text")}
        </Choice>
        <Choice keyName="S" onPress={onSkip}>
          {t("Skip")}
        </Choice>
      </div>
    </article>
  );
}

interface ChoiceProps {
  readonly keyName: string;
  readonly isOff?: boolean;
  readonly isPrimary?: boolean;
  readonly onPress: () => void;
  readonly children: string;
}

function Choice({ keyName, isOff = false, isPrimary = false, onPress, children }: ChoiceProps) {
  return (
    <Button
      className={isPrimary ? "button primary" : "button"}
      isDisabled={isOff}
      onPress={onPress}
      aria-keyshortcuts={keyName}
    >
      {children} <kbd>{keyName}</kbd>
    </Button>
  );
}
