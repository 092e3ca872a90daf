import { useRef } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { t } from "../../language/words.ts";
import { type FindForm, withWhat } from "../app/findForm.ts";
import { useView, useViewStore } from "../app/useApp.ts";
import { Check } from "../controls/Check.tsx";
import { TABLE_CHOICES } from "../look/tableChoices.ts";
import { FindField } from "./FindField.tsx";
import { FindFilters } from "./FindFilters.tsx";
import { ResultCount, ResultList } from "./ResultList.tsx";
import { useResults } from "./useResults.ts";

const WHAT = [
  {
    id: "text",
    get name() {
      return t("Text");
    },
  },
  ...TABLE_CHOICES,
] as const;

/** Finds text, spans and relations. Without a text it lists all spans, or all relations. */
export function FindPanel() {
  const form = useView((s) => s.find);
  const view = useViewStore();
  const results = useResults();
  const list = useRef<HTMLDivElement>(null);
  const change = (changed: Partial<FindForm>) =>
    view.setState(({ find }) => ({ find: { ...find, ...changed } }));
  return (
    <section className="find" aria-label={t("Find")}>
      <FindField
        value={form.text}
        onChange={(text) => change({ text })}
        onLeave={() => {
          if (results.hits.length > 0) list.current?.focus();
        }}
      />
      <ToggleButtonGroup
        className="segments"
        aria-label={t("What to find")}
        disallowEmptySelection
        selectedKeys={[form.what]}
        onSelectionChange={([what]) => change(withWhat(form, what as FindForm["what"]))}
      >
        {WHAT.map(({ id, name }) => (
          <ToggleButton key={id} id={id} className="segment">
            {name}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <div className="find-options">
        <Check isSelected={form.matchCase} onChange={(matchCase) => change({ matchCase })}>
          {t("Match case")}
        </Check>
        <Check isSelected={form.everywhere} onChange={(everywhere) => change({ everywhere })}>
          {t("All documents")}
        </Check>
      </div>
      {form.what !== "text" && <FindFilters form={form} onChange={change} />}
      <ResultCount results={results} />
      <ResultList results={results} list={list} />
    </section>
  );
}
