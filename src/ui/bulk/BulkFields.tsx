import { t } from "../../language/words.ts";
import { Choice } from "../controls/Choice.tsx";
import { Segments } from "../controls/Segments.tsx";
import type { Looks } from "../look/looks.ts";
import { TABLE_CHOICES } from "../look/tableChoices.ts";
import { type BulkForm, withStatus, withType } from "./bulkForm.ts";
import type { TypeCount } from "./matches.ts";
import type { ScopeOption } from "./scopeOptions.ts";
import { Threshold } from "./Threshold.tsx";
import { TypeChips } from "./TypeChips.tsx";

interface Props {
  readonly form: BulkForm;
  readonly scopes: readonly ScopeOption[];
  readonly counts: readonly TypeCount[];
  readonly bins: readonly number[];
  readonly looks: Looks;
  readonly onChange: (form: BulkForm) => void;
}

const ACTIONS = [
  {
    id: "confirmed",
    get name() {
      return t("Accept");
    },
  },
  {
    id: "rejected",
    get name() {
      return t("Reject");
    },
  },
] as const;
const WHAT = [
  {
    id: "both",
    get name() {
      return t("Both");
    },
  },
  ...TABLE_CHOICES,
] as const;
const SIDES = [
  {
    id: "atLeast",
    get name() {
      return t("At or above");
    },
  },
  {
    id: "below",
    get name() {
      return t("Below");
    },
  },
] as const;

/** What is to be done to which suggestions. */
export function BulkFields({ form, scopes, counts, bins, looks, onChange }: Props) {
  const change = (some: Partial<BulkForm>) => onChange({ ...form, ...some });
  return (
    <div className="bulk-fields">
      <Segments
        label={t("Action")}
        value={form.status}
        options={ACTIONS}
        onChange={(status) => onChange(withStatus(form, status))}
      />
      <Segments
        label={t("Suggestions")}
        value={form.what}
        options={WHAT}
        onChange={(what) => change({ what, types: null })}
      />
      <Choice
        label={t("Where")}
        value={form.where}
        options={scopes}
        onChange={(where) => change({ where })}
      />
      <TypeChips
        counts={counts}
        looks={looks}
        chosen={form.types}
        onAll={() => change({ types: null })}
        onToggle={(type) => onChange(withType(form, type))}
      />
      <Segments
        label={t("Score")}
        value={form.side}
        options={SIDES}
        onChange={(side) => change({ side })}
      />
      <Threshold
        percent={form.percent}
        side={form.side}
        bins={bins}
        onChange={(percent) => change({ percent })}
      />
      <p className="quiet">{t("What you asked for yourself has no score and counts as 100 %.")}</p>
    </div>
  );
}
