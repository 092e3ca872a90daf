import { Button, Input, SearchField } from "react-aria-components";
import { liveDocs } from "../../core/document/liveDocs.ts";
import type { ResultChoice } from "../../core/results/resultChoice.ts";
import type { TripleFilter } from "../../core/results/shownTriples.ts";
import { t } from "../../language/words.ts";
import { countTripleFilters, type TripleForm, withoutTripleFilters } from "../app/tripleForm.ts";
import { useApp } from "../app/useApp.ts";
import { Choice } from "../controls/Choice.tsx";
import { Icon } from "../look/Icon.tsx";
import { looksOf, type TypeLook } from "../look/looks.ts";

interface Props {
  readonly form: TripleForm;
  readonly onChange: (change: Partial<TripleForm>) => void;
}

const STATUSES: readonly { id: ResultChoice["status"]; name: string }[] = [
  {
    id: "both",
    get name() {
      return t("Confirmed and suggested");
    },
  },
  {
    id: "confirmed",
    get name() {
      return t("Confirmed");
    },
  },
  {
    id: "suggested",
    get name() {
      return t("Suggested");
    },
  },
];
const SCORES = [0, 0.25, 0.5, 0.75, 0.9].map((from) => ({
  id: String(from),
  get name() {
    return from === 0 ? t("Any score") : t("{from, number} % and more", { from: from * 100 });
  },
}));
const ORDERS: readonly { id: TripleFilter["sort"]; name: string }[] = [
  {
    id: "count",
    get name() {
      return t("Most often said");
    },
  },
  {
    id: "score",
    get name() {
      return t("Best score");
    },
  },
  {
    id: "documents",
    get name() {
      return t("Most documents");
    },
  },
  {
    id: "head",
    get name() {
      return t("Head");
    },
  },
  {
    id: "relation",
    get name() {
      return t("Relation");
    },
  },
  {
    id: "tail",
    get name() {
      return t("Tail");
    },
  },
  {
    id: "text",
    get name() {
      return t("As in the texts");
    },
  },
];
const GROUPS: readonly { id: TripleFilter["group"]; name: string }[] = [
  {
    id: "none",
    get name() {
      return t("Not grouped");
    },
  },
  {
    id: "head",
    get name() {
      return t("By head");
    },
  },
  {
    id: "relation",
    get name() {
      return t("By relation");
    },
  },
  {
    id: "tail",
    get name() {
      return t("By tail");
    },
  },
];

/** What narrows and orders the table of triples. */
export function TripleFilters({ form, onChange }: Props) {
  const project = useApp((s) => s.project);
  const looks = looksOf(project.schema);
  const count = countTripleFilters(form);
  const docs = liveDocs(project);
  return (
    <search className="example-filters" aria-label={t("Triples")}>
      <SearchField
        className="search"
        aria-label={t("Filter by text")}
        value={form.text}
        onChange={(text) => onChange({ text })}
      >
        <Input placeholder={t("Filter by text")} />
        <Button className="icon-button">
          <Icon name="close" />
        </Button>
      </SearchField>
      <details className="find-filters">
        <summary>
          {count === 0
            ? t("Filters and order")
            : t("Filters ({count, number}) and order", { count })}
        </summary>
        <div className="example-filter-fields">
          <Choice
            label={t("Order")}
            value={form.sort}
            options={ORDERS}
            onChange={(sort) => onChange({ sort })}
          />
          <Choice
            label={t("Groups")}
            value={form.group}
            options={GROUPS}
            onChange={(group) => onChange({ group })}
          />
          <Choice
            label={t("Annotations")}
            value={form.status}
            options={STATUSES}
            onChange={(status) => onChange({ status })}
          />
          <Choice
            label={t("Suggestions from")}
            value={String(form.from)}
            options={SCORES}
            onChange={(from) => onChange({ from: Number(from) })}
          />
          <Named
            label={t("Relation")}
            value={form.relation}
            options={typeOptions(looks.relations, true)}
            onChange={(relation) => onChange({ relation })}
          />
          <Named
            label={t("Type of head or tail")}
            value={form.type}
            options={typeOptions(looks.entities, false)}
            onChange={(type) => onChange({ type })}
          />
          <Named
            label={t("Document")}
            value={form.doc}
            options={docs}
            onChange={(doc) => onChange({ doc })}
          />
        </div>
      </details>
      {(count > 0 || form.text !== "") && (
        <Button className="button plain small" onPress={() => onChange(withoutTripleFilters(form))}>
          {t("Show all")}
        </Button>
      )}
    </search>
  );
}

const typeOptions = (looks: ReadonlyMap<string, TypeLook>, line: boolean) =>
  [...looks.values()].map(({ name, verbose, hue }) => ({ id: name, name: verbose, hue, line }));

interface NamedProps {
  readonly label: string;
  readonly value: string | null;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (value: string | null) => void;
}

/** One of what people name, or any: no name of theirs can be taken for "any". */
function Named({ label, value, options, onChange }: NamedProps) {
  const own = options.map((option) => ({ ...option, id: `=${option.id}` }));
  return (
    <Choice
      label={label}
      value={value === null ? "any" : `=${value}`}
      options={[{ id: "any", name: t("Any") }, ...own]}
      onChange={(id) => onChange(id === "any" ? null : id.slice(1))}
    />
  );
}
