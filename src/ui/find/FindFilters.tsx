import { CheckboxGroup, Label, Slider, SliderThumb, SliderTrack } from "react-aria-components";
import type { Status } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import { countFilters, type FindForm } from "../app/findForm.ts";
import { useApp } from "../app/useApp.ts";
import { Check } from "../controls/Check.tsx";
import { Choice } from "../controls/Choice.tsx";
import type { TypeLook } from "../look/looks.ts";
import { looksOf } from "../look/looks.ts";
import { percent } from "../look/names.ts";
import { typeOptions } from "../look/typeOptions.ts";

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
      <summary>{count === 0 ? t("Filters") : t("Filters ({count, number})", { count })}</summary>
      <div className="find-filters-body">
        <TypeFilter
          label={t("Type")}
          value={form.type}
          looks={isRelations ? looks.relations : looks.entities}
          line={isRelations}
          onChange={(type) => onChange({ type })}
        />
        {isRelations && (
          <div className="find-pattern">
            <TypeFilter
              label={t("From")}
              value={form.head}
              looks={looks.entities}
              onChange={(head) => onChange({ head })}
            />
            <TypeFilter
              label={t("To")}
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
          <Label className="unseen">{t("Status")}</Label>
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
            {t("Only against the rules")}
          </Check>
        )}
      </div>
    </details>
  );
}

interface RangeProps {
  readonly from: number;
  readonly to: number;
  readonly onChange: (from: number, to: number) => void;
}

const ENDS = () => [t("Lowest score"), t("Highest score")];

/** The scores to look for, by two handles. */
function ScoreRange({ from, to, onChange }: RangeProps) {
  const shown =
    from <= 0 && to >= 1 ? t("any") : t("{from} to {to}", { from: percent(from), to: percent(to) });
  return (
    <Slider
      className="score-range"
      value={[from * 100, to * 100]}
      maxValue={100}
      step={1}
      onChange={([low, high]) => onChange(low / 100, high / 100)}
    >
      <Label>{t("Score")}</Label>
      <span className="score-shown">{shown}</span>
      <SliderTrack className="score-track">
        {ENDS().map((label, index) => (
          <SliderThumb key={label} className="score-thumb" index={index} aria-label={label} />
        ))}
      </SliderTrack>
    </Slider>
  );
}

interface TypeProps {
  readonly label: string;
  readonly value: string | null;
  readonly looks: ReadonlyMap<string, TypeLook>;
  readonly line?: boolean;
  readonly onChange: (type: string | null) => void;
}

const ANY = "any";

/** Chooses a type to look for, or any. */
function TypeFilter({ label, value, looks, line = false, onChange }: TypeProps) {
  // A type may be called "any" too.
  const types = typeOptions(looks, value ?? "", line).filter(({ id }) => id !== "");
  const options = types.map((option) => ({ ...option, id: `type ${option.id}` }));
  return (
    <Choice
      label={label}
      value={value === null ? ANY : `type ${value}`}
      options={[{ id: ANY, name: t("Any") }, ...options]}
      onChange={(id) => onChange(id === ANY ? null : id.slice("type ".length))}
    />
  );
}
