import { useId, useState } from "react";
import { Input, TextField } from "react-aria-components";
import type { EntityType } from "../../core/document/document.ts";
import { typeCalled, typedName } from "../../core/types/shownNames.ts";
import { type TypeKind, typesOfKind } from "../../core/types/typeTables.ts";
import { shownNumber } from "../../language/numbers.ts";
import { visibly } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import type { ComingType, ShownImport } from "../../store/importState.ts";
import { comesAs } from "../../store/importView.ts";
import { useApp } from "../app/useApp.ts";
import { Check } from "../controls/Check.tsx";
import { TypeText } from "../look/TypeText.tsx";

interface Props {
  readonly shown: ShownImport;
}

const TITLES = {
  get entity() {
    return t("Entity types");
  },
  get relation() {
    return t("Relation types");
  },
} as const;

/** What the types of the files become: they are renamed, become one of the project, or stay out. */
export function ImportTypes({ shown }: Props) {
  return (["entity", "relation"] as const).map((kind) => (
    <TypeTable key={kind} kind={kind} shown={shown} />
  ));
}

function TypeTable({ kind, shown }: Props & { readonly kind: TypeKind }) {
  const listId = useId();
  const own = useApp((s) => typesOfKind(s.project.schema, kind));
  const used = shown.preview.used.filter((type) => type.kind === kind);
  if (used.length === 0) return null;
  return (
    <section aria-label={TITLES[kind]}>
      <h3>{TITLES[kind]}</h3>
      <table className="table import-types">
        <thead>
          <tr>
            <th scope="col">{t("In the files")}</th>
            <th scope="col" className="number">
              {t("Count")}
            </th>
            <th scope="col">{t("Comes as")}</th>
          </tr>
        </thead>
        <tbody>
          {used.map((type) => (
            <TypeRow key={type.name} type={type} own={own} listId={listId} shown={shown} />
          ))}
        </tbody>
      </table>
      <datalist id={listId}>
        {own.map(({ name, verbose }) => (
          <option key={name} value={verbose} />
        ))}
      </datalist>
    </section>
  );
}

interface RowProps extends Props {
  readonly type: ComingType;
  readonly own: readonly EntityType[];
  readonly listId: string;
}

function TypeRow({ type, own, listId, shown }: RowProps) {
  const choose = useApp((s) => s.chooseImport);
  const { types } = shown.choices;
  const { kind, name, count } = type;
  const coming = comesAs(shown, kind, name);
  const target = own.find((one) => one.name === coming);
  const [typed, setTyped] = useState(target?.verbose ?? coming ?? name);
  const become = (next: string | null) =>
    choose({ types: { ...types, [kind]: new Map([...types[kind], [name, next]]) } });
  const write = (text: string) => {
    setTyped(text);
    become(typeCalled(own, text)?.name ?? (typedName(text) || name));
  };
  return (
    <tr>
      <th scope="row">
        <Check
          isSelected={coming !== null}
          onChange={(isTaken) => (isTaken ? write(typed) : become(null))}
        >
          <TypeText name={name} />
        </Check>
      </th>
      <td className="number">{shownNumber(count)}</td>
      <td>
        <TextField
          className="field"
          aria-label={t("{name} comes as", { name })}
          value={typed}
          onChange={write}
          isDisabled={coming === null}
        >
          <Input list={listId} dir="auto" title={visibly(typed)} />
        </TextField>
        <span className="quiet">{wordsOf(coming, target)}</span>
      </td>
    </tr>
  );
}

function wordsOf(coming: string | null, target: EntityType | undefined): string {
  if (coming === null) return t("left out");
  return target ? t("a type of yours") : t("a new type");
}
