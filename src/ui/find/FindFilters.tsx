import { CheckboxGroup, Label } from "react-aria-components";
import type { Status } from "../../core/document/document.ts";
import { countFilters, type FindForm } from "../app/findForm.ts";
import { useApp } from "../app/useApp.ts";
import { Check } from "../controls/Check.tsx";
import { looksOf } from "../look/looks.ts";
import { ScoreRange } from "./ScoreRange.tsx";
import { TypeFilter } from "./TypeFilter.tsx";

interface Props {
  readonly form: FindForm;
  readonly onChange: (change: Partial<FindForm>) => void;
}

const STATUSES: readonly Status[] = ["suggested", "confirmed", "rejected"];

/** What narrows the spans or relations that are listed. */
export function FindFilters({ form, onChange }: Props) {
  const looks = looksOf(useApp((s) => s.project.schema));
  const isRelations = form.what === "relations";
  const count = countFilters(form);
  return (
    <details className="find-filters">
      <summary>{count === 0 ? "Filters" : `Filters (${count})`}</summary>
      <div className="find-filters-body">
        <TypeFilter
          label="Type"
          value={form.type}
          looks={isRelations ? looks.relations : looks.entities}
          line={isRelations}
          onChange={(type) => onChange({ type })}
        />
        {isRelations && (
          <div className="find-pattern">
            <TypeFilter
              label="From"
              value={form.head}
              looks={looks.entities}
              onChange={(head) => onChange({ head })}
            />
            <TypeFilter
              label="To"
              value={form.tail}
              looks={looks.entities}
              onChange={(tail) => onChange({ tail })}
            />
          </div>
        )}
        <CheckboxGroup
          className="find-statuses"
          value={[...form.statuses]}
          onChange={(statuses) => onChange({ statuses: statuses as Status[] })}
        >
          <Label className="unseen">Status</Label>
          {STATUSES.map((status) => (
            <Check key={status} value={status}>
              {status}
            </Check>
          ))}
        </CheckboxGroup>
        <ScoreRange
          from={form.scoreFrom}
          to={form.scoreTo}
          onChange={(scoreFrom, scoreTo) => onChange({ scoreFrom, scoreTo })}
        />
        {isRelations && (
          <Check isSelected={form.illegal} onChange={(illegal) => onChange({ illegal })}>
            Only against the rules
          </Check>
        )}
      </div>
    </details>
  );
}
