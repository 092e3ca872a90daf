import { useDeferredValue, useMemo } from "react";
import { Button } from "react-aria-components";
import type { SidedSentence } from "../../store/exampleSplit.ts";
import { exampleSplit } from "../../store/exampleSplit.ts";
import { countExampleFilters, type ExampleForm } from "../app/exampleForm.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { counted } from "../look/names.ts";
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
          {isFiltered ? `${shown.length} of ${sentences.length} shown` : summary(sentences)}
        </p>
        {isFiltered && <ActOnShown shown={shown} />}
      </div>
      <ExampleList
        sentences={shown}
        project={project}
        none={
          sentences.length === 0
            ? "No sentence is confirmed yet: what is confirmed is what a model learns from."
            : "No example is like that."
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
          Leave out {counted(shown.length - out, "sentence")}
        </Button>
      )}
      {out > 0 && (
        <Button className="button small" isDisabled={!canEdit} onPress={() => change(false)}>
          Take in {counted(out, "sentence")}
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
    `${count("training")} to train on`,
    `${count("heldOut")} held out`,
    ...(out > 0 ? [`${out} left out`] : []),
  ].join(", ");
}
