import { useDeferredValue, useMemo } from "react";
import { Button } from "react-aria-components";
import { t } from "../../language/words.ts";
import type { SidedSentence } from "../../store/exampleSplit.ts";
import { exampleSplit } from "../../store/exampleSplit.ts";
import { countExampleFilters, type ExampleForm } from "../app/exampleForm.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { ExampleFilters } from "./ExampleFilters.tsx";
import { ExampleList } from "./ExampleList.tsx";
import { shownExamples } from "./shownExamples.ts";

interface Props {
  readonly form: ExampleForm;
  readonly onChange: (change: Partial<ExampleForm>) => void;
}

/** The examples that the filters leave, and what can be done with all of them. */
export function Examples({ form, onChange }: Props) {
  const project = useApp((s) => s.project);
  const { sentences } = useApp(exampleSplit);
  const wanted = useDeferredValue(form);
  const shown = useMemo(
    () => shownExamples(sentences, project.docs, wanted),
    [sentences, project.docs, wanted],
  );
  const isFiltered = form.text.trim() !== "" || countExampleFilters(form) > 0;
  return (
    <>
      <ExampleFilters form={form} onChange={onChange} />
      <div className="examples-line">
        <p role="status">
          {isFiltered
            ? t("{shown, number} of {sentences, number} shown", {
                shown: shown.length,
                sentences: sentences.length,
              })
            : summary(sentences)}
        </p>
        {isFiltered && <ActOnShown shown={shown} />}
      </div>
      <ExampleList
        sentences={shown}
        project={project}
        none={
          sentences.length === 0
            ? t("No sentence is confirmed yet: what is confirmed is what a model learns from.")
            : t("No example is like that.")
        }
      />
    </>
  );
}

/** Leaves out, or takes in, all that the filters leave: one step. */
function ActOnShown({ shown }: { shown: readonly SidedSentence[] }) {
  const leaveOut = useApp((s) => s.leaveOut);
  const canEdit = useApp(isEditable);
  const out = shown.filter(({ isLeftOut }) => isLeftOut).length;
  const change = (isOut: boolean) =>
    leaveOut(
      shown
        .filter(({ isLeftOut }) => isLeftOut !== isOut)
        .map(({ doc, sentence }) => ({ doc, sentence: sentence.id })),
      isOut,
    );
  return (
    <div className="examples-actions">
      {out < shown.length && (
        <Button className="button small" isDisabled={!canEdit} onPress={() => change(true)}>
          {t("Leave out {shown, plural, one {# sentence} other {# sentences}}", {
            shown: shown.length - out,
          })}
        </Button>
      )}
      {out > 0 && (
        <Button className="button small" isDisabled={!canEdit} onPress={() => change(false)}>
          {t("Take in {out, plural, one {# sentence} other {# sentences}}", { out })}
        </Button>
      )}
    </div>
  );
}

function summary(sentences: readonly SidedSentence[]): string {
  const count = (side: SidedSentence["side"]) =>
    sentences.filter((one) => one.side === side).length;
  const out = count("leftOut");
  return [
    t("{count, number} to train on", { count: count("training") }),
    t("{count, number} held out", { count: count("heldOut") }),
    ...(out > 0 ? [t("{out, number} left out", { out })] : []),
  ].join(", ");
}
