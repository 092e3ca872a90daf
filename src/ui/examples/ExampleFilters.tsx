import { Button, Input, SearchField } from "react-aria-components";
import { liveDocs } from "../../core/document/liveDocs.ts";
import { t } from "../../language/words.ts";
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
  {
    id: "any",
    get name() {
      return t("Any");
    },
  },
  { id: "training", name: SIDE_NAMES.training },
  { id: "heldOut", name: SIDE_NAMES.heldOut },
  { id: "leftOut", name: SIDE_NAMES.leftOut },
];
const SOURCES: readonly { id: ExampleForm["source"]; name: string }[] = [
  {
    id: "any",
    get name() {
      return t("Any");
    },
  },
  {
    id: "annotated",
    get name() {
      return t("Annotated here");
    },
  },
  {
    id: "imported",
    get name() {
      return t("Imported");
    },
  },
];

/** What narrows the list of examples. */
export function ExampleFilters({ form, onChange }: Props) {
  const project = useApp((s) => s.project);
  const count = countExampleFilters(form);
  const docs = liveDocs(project).map(({ id, name }) => ({ id: `doc ${id}`, name }));
  return (
    <search className="example-filters" aria-label={t("Examples")}>
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
        <summary>{count === 0 ? t("Filters") : t("Filters ({count, number})", { count })}</summary>
        <div className="example-filter-fields">
          <TypeChoice type={form.type} onChange={(type) => onChange({ type })} />
          <Choice
            label={t("Document")}
            value={form.doc === null ? ANY : `doc ${form.doc}`}
            options={[{ id: ANY, name: t("Any") }, ...docs]}
            onChange={(id) => onChange({ doc: id === ANY ? null : id.slice("doc ".length) })}
          />
          <Choice
            label={t("Labels")}
            value={form.source}
            options={SOURCES}
            onChange={(source) => onChange({ source })}
          />
          <Choice
            label={t("What becomes of it")}
            value={form.side}
            options={SIDES}
            onChange={(side) => onChange({ side })}
          />
        </div>
      </details>
      {(count > 0 || form.text !== "") && (
        <Button className="button plain small" onPress={() => onChange(withoutFilters(form))}>
          {t("Show all")}
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
      label={t("Type")}
      value={type === null ? ANY : `${type.kind} ${type.name}`}
      options={[{ id: ANY, name: t("Any") }, ...options]}
      onChange={(id) => onChange(options.find((option) => option.id === id)?.type ?? null)}
    />
  );
}
