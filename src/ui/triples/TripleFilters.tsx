import { Button, Input, SearchField } from "react-aria-components";
import { liveDocs } from "../../core/document/liveDocs.ts";
import type { ResultChoice } from "../../core/results/resultChoice.ts";
import type { TripleFilter } from "../../core/results/shownTriples.ts";
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
  { id: "both", name: "Confirmed and suggested" },
  { id: "confirmed", name: "Confirmed" },
  { id: "suggested", name: "Suggested" },
];
const SCORES = [0, 0.25, 0.5, 0.75, 0.9].map((from) => ({
  id: String(from),
  name: from === 0 ? "Any score" : `${from * 100} % and more`,
}));
const ORDERS: readonly { id: TripleFilter["sort"]; name: string }[] = [
  { id: "count", name: "Most often said" },
  { id: "score", name: "Best score" },
  { id: "documents", name: "Most documents" },
  { id: "head", name: "Head" },
  { id: "relation", name: "Relation" },
  { id: "tail", name: "Tail" },
  { id: "text", name: "As in the texts" },
];
const GROUPS: readonly { id: TripleFilter["group"]; name: string }[] = [
  { id: "none", name: "Not grouped" },
  { id: "head", name: "By head" },
  { id: "relation", name: "By relation" },
  { id: "tail", name: "By tail" },
];

/** What narrows and orders the table of triples. */
export function TripleFilters({ form, onChange }: Props) {
  const project = useApp((s) => s.project);
  const looks = looksOf(project.schema);
  const count = countTripleFilters(form);
  const docs = liveDocs(project);
  return (
    <search className="example-filters" aria-label="Triples">
      <SearchField
        className="search"
        aria-label="Filter by text"
        value={form.text}
        onChange={(text) => onChange({ text })}
      >
        <Input placeholder="Filter by text" />
        <Button className="icon-button">
          <Icon name="close" />
        </Button>
      </SearchField>
      <details className="find-filters">
        <summary>{count === 0 ? "Filters and order" : `Filters (${count}) and order`}</summary>
        <div className="example-filter-fields">
          <Choice
            label="Order"
            value={form.sort}
            options={ORDERS}
            onChange={(sort) => onChange({ sort })}
          />
          <Choice
            label="Groups"
            value={form.group}
            options={GROUPS}
            onChange={(group) => onChange({ group })}
          />
          <Choice
            label="Annotations"
            value={form.status}
            options={STATUSES}
            onChange={(status) => onChange({ status })}
          />
          <Choice
            label="Suggestions from"
            value={String(form.from)}
            options={SCORES}
            onChange={(from) => onChange({ from: Number(from) })}
          />
          <Named
            label="Relation"
            value={form.relation}
            options={typeOptions(looks.relations, true)}
            onChange={(relation) => onChange({ relation })}
          />
          <Named
            label="Type of head or tail"
            value={form.type}
            options={typeOptions(looks.entities, false)}
            onChange={(type) => onChange({ type })}
          />
          <Named
            label="Document"
            value={form.doc}
            options={docs}
            onChange={(doc) => onChange({ doc })}
          />
        </div>
      </details>
      {(count > 0 || form.text !== "") && (
        <Button className="button plain small" onPress={() => onChange(withoutTripleFilters(form))}>
          Show all
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
      options={[{ id: "any", name: "Any" }, ...own]}
      onChange={(id) => onChange(id === "any" ? null : id.slice(1))}
    />
  );
}
