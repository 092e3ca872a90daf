import { useState } from "react";
import { Button } from "react-aria-components";
import type { Thing } from "../../core/results/mentions.ts";
import { visibly } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import { toggled } from "../app/tripleForm.ts";
import { useApp } from "../app/useApp.ts";
import { Check } from "../controls/Check.tsx";
import { useSaid } from "./useSaid.ts";

/** Makes some of the ways in which a thing is written another thing. */
export function SplitThing({ thing }: { thing: Thing }) {
  const splitThing = useApp((s) => s.splitThing);
  const say = useSaid();
  const [taken, setTaken] = useState<readonly string[]>([]);
  const canSplit = taken.length > 0 && taken.length < thing.forms.length;
  return (
    <>
      <fieldset className="split-forms">
        <legend>{t("Which of them is something else?")}</legend>
        {thing.forms.map((form) => (
          <Check
            key={form}
            isSelected={taken.includes(form)}
            onChange={() => setTaken(toggled(taken, form))}
          >
            <bdi className="triple-words">{visibly(form)}</bdi>
          </Check>
        ))}
      </fieldset>
      <Button
        className="button small primary"
        isDisabled={!canSplit}
        onPress={() => say(splitThing(thing, taken), t("Split from {name}", { name: thing.name }))}
      >
        {t("Split apart")}
      </Button>
    </>
  );
}
