import { type ReactNode, useDeferredValue, useState } from "react";
import { Button } from "react-aria-components";
import type { Doubt } from "../../core/review/doubts/doubt.ts";
import { t } from "../../language/words.ts";
import { doubtsOf } from "../../store/doubtsOf.ts";
import { useApp } from "../app/useApp.ts";
import { ErrorDoubt } from "./ErrorDoubt.tsx";
import { ModelCheckBar } from "./ModelCheckBar.tsx";
import { RuleCard } from "./RuleCard.tsx";
import { StringCard } from "./StringCard.tsx";
import { TwinsCard } from "./TwinsCard.tsx";

/** What is doubtful in what is confirmed: each can be opened and decided. */
export function Doubts() {
  const { found, byModel } = useDeferredValue(useApp(doubtsOf));
  const of = <K extends Doubt["kind"]>(kind: K) =>
    found.filter((doubt): doubt is Extract<Doubt, { kind: K }> => doubt.kind === kind);
  return (
    <div className="examples-scroll doubts">
      <ModelCheckBar />
      {found.length + byModel.length === 0 && (
        <p role="status">{t("Nothing in what is confirmed contradicts itself or a rule.")}</p>
      )}
      <Part name={t("The model is sure of something else")} all={byModel}>
        {(error) => <ErrorDoubt key={error.key} error={error} />}
      </Part>
      <Part name={t("Relations against the rules")} all={of("rule")}>
        {(doubt) => <RuleCard key={doubt.key} doubt={doubt} />}
      </Part>
      <Part name={t("The same words, labelled in several ways")} all={of("twins")}>
        {(doubt) => <TwinsCard key={doubt.key} doubt={doubt} />}
      </Part>
      <Part name={t("The same string under several types")} all={of("string")}>
        {(doubt) => <StringCard key={doubt.key} doubt={doubt} />}
      </Part>
    </div>
  );
}

/** So many are shown at first, and with each press of the button. */
const AT_ONCE = 20;

interface PartProps<T> {
  readonly name: string;
  readonly all: readonly T[];
  readonly children: (one: T) => ReactNode;
}

/** The doubts of one kind, most to be doubted first; nothing where there are none. */
function Part<T>({ name, all, children }: PartProps<T>) {
  const [most, setMost] = useState(AT_ONCE);
  if (all.length === 0) return null;
  return (
    <section aria-label={name}>
      <h3>
        {name} ({all.length})
      </h3>
      <ul>{all.slice(0, most).map(children)}</ul>
      {all.length > most && (
        <Button className="button small" onPress={() => setMost(most + AT_ONCE)}>
          {t("Show more ({all, number} left)", { all: all.length - most })}
        </Button>
      )}
    </section>
  );
}
