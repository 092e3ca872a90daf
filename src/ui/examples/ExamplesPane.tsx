import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { t } from "../../language/words.ts";
import { countDoubts } from "../../store/doubtsOf.ts";
import { exampleSplit } from "../../store/exampleSplit.ts";
import { type ExampleForm, INITIAL_EXAMPLES } from "../app/exampleForm.ts";
import { useApp, useView, useViewStore } from "../app/useApp.ts";
import { Doubts } from "./Doubts.tsx";
import { Examples } from "./Examples.tsx";
import { HeldOutSettings } from "./HeldOutSettings.tsx";
import { TypeTable } from "./TypeTable.tsx";

/** What a model would be trained on: the sentences, what they show, and what is doubtful in them. */
export function ExamplesPane() {
  const form = useView((s) => s.examples);
  const view = useViewStore();
  const isOpening = useApp((s) => s.storage.kind === "opening");
  const count = useApp((s) => exampleSplit(s).sentences.length);
  const doubts = useApp(countDoubts);
  const change = (changed: Partial<ExampleForm>) =>
    view.setState(({ examples }) => ({ examples: { ...examples, ...changed } }));
  if (isOpening) return <p className="empty">{t("Opening…")}</p>;
  const parts: readonly { id: ExampleForm["showing"]; name: string }[] = [
    { id: "sentences", name: t("Sentences ({count, number})", { count }) },
    { id: "types", name: t("Types and held out") },
    { id: "doubts", name: t("Doubts ({doubts, number})", { doubts }) },
  ];
  return (
    <section className="examples" aria-label={t("Training set")}>
      <ToggleButtonGroup
        className="segments"
        aria-label={t("What to show of the training set")}
        disallowEmptySelection
        selectedKeys={[form.showing]}
        onSelectionChange={(keys) => {
          const chosen = parts.find(({ id }) => keys.has(id));
          if (chosen) change({ showing: chosen.id });
        }}
      >
        {parts.map(({ id, name }) => (
          <ToggleButton key={id} id={id} className="segment">
            {name}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {form.showing === "sentences" && <Examples form={form} onChange={change} />}
      {form.showing === "doubts" && <Doubts />}
      {form.showing === "types" && (
        <div className="examples-scroll">
          <HeldOutSettings />
          <TypeTable
            onChoose={(type) => change({ ...INITIAL_EXAMPLES, showing: "sentences", type })}
          />
        </div>
      )}
    </section>
  );
}
