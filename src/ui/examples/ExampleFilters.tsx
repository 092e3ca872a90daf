import { Button, Input, SearchField } from "react-aria-components";
import { liveDocs } from "../../core/document/liveDocs.ts";
import { countExampleFilters, type ExampleForm, withoutFilters } from "../app/exampleForm.ts";
import { useApp } from "../app/useApp.ts";
import { Choice } from "../controls/Choice.tsx";
import { Icon } from "../look/Icon.tsx";
import { looksOf } from "../look/looks.ts";
import { SIDE_NAMES } from "./sideNames.ts";

interface Props {
  readonly form: ExampleForm;
  readonly onChange: (change: Partial<ExampleForm>) => void;
}

const SIDES: readonly { id: ExampleForm["side"]; name: string }[] = [
  { id: "any", name: "Any" },
  { id: "training", name: SIDE_NAMES.training },
  { id: "heldOut", name: SIDE_NAMES.heldOut },
  { id: "leftOut", name: SIDE_NAMES.leftOut },
];
const SOURCES: readonly { id: ExampleForm["source"]; name: string }[] = [
  { id: "any", name: "Any" },
  { id: "annotated", name: "Annotated here" },
  { id: "imported", name: "Imported" },
];

/** What narrows the list of examples. */
export function ExampleFilters({ form, onChange }: Props) {
  const project = useApp((s) => s.project);
  const count = countExampleFilters(form);
  const docs = liveDocs(project).map(({ id, name }) => ({ id: `doc ${id}`, name }));
  return (
    <search className="example-filters" aria-label="Examples">
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
        <summary>{count === 0 ? "Filters" : `Filters (${count})`}</summary>
        <div className="example-filter-fields">
          <TypeChoice type={form.type} onChange={(type) => onChange({ type })} />
          <Choice
            label="Document"
            value={form.doc === null ? ANY : `doc ${form.doc}`}
            options={[{ id: ANY, name: "Any" }, ...docs]}
            onChange={(id) => onChange({ doc: id === ANY ? null : id.slice("doc ".length) })}
          />
          <Choice
            label="Labels"
            value={form.source}
            options={SOURCES}
            onChange={(source) => onChange({ source })}
          />
          <Choice
            label="What becomes of it"
            value={form.side}
            options={SIDES}
            onChange={(side) => onChange({ side })}
          />
        </div>
      </details>
      {(count > 0 || form.text !== "") && (
        <Button className="button plain small" onPress={() => onChange(withoutFilters(form))}>
          Show all
        </Button>
      )}
    </search>
  );
}

const ANY = "any";

interface TypeProps {
  readonly type: ExampleForm["type"];
  readonly onChange: (type: ExampleForm["type"]) => void;
}

/** A type of either kind, or any. */
function TypeChoice({ type, onChange }: TypeProps) {
  const looks = looksOf(useApp((s) => s.project.schema));
  const options = [
    ...[...looks.entities.values()].map((look) => ({ kind: "entity" as const, look, line: false })),
    ...[...looks.relations.values()].map((look) => ({
      kind: "relation" as const,
      look,
      line: true,
    })),
  ].map(({ kind, look: { name, verbose, hue }, line }) => {
    return { id: `${kind} ${name}`, name: verbose, hue, line, type: { kind, name } };
  });
  return (
    <Choice
      label="Type"
      value={type === null ? ANY : `${type.kind} ${type.name}`}
      options={[{ id: ANY, name: "Any" }, ...options]}
      onChange={(id) => onChange(options.find((option) => option.id === id)?.type ?? null)}
    />
  );
}
