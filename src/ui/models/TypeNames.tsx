import { useState } from "react";
import { Button, FileTrigger, Input, Label, TextField } from "react-aria-components";
import type { ModelTypes } from "../../core/types/modelTypes.ts";
import { asNow, t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { Check } from "../controls/Check.tsx";
import { EMPTY_NAMES, namedTypes, type TypedNames, typedNames } from "./typedNames.ts";

interface Props {
  /** How many types of each kind the weights have. */
  readonly rows: { readonly entities: number; readonly relations: number };
  /** Told of the types as they are named; null while a name is missing or there twice. */
  readonly onChange: (types: ModelTypes | null) => void;
}

/** Asks what the types of a checkpoint are called, in the order of its weights. */
export function TypeNames({ rows, onChange }: Props) {
  const readTypes = useApp((s) => s.readTypes);
  const [names, setNames] = useState<TypedNames>(() => EMPTY_NAMES(rows));
  const [fault, setFault] = useState<string | null>(null);
  const change = (next: TypedNames) => {
    setNames(next);
    onChange(namedTypes(next));
  };
  const take = async (files: FileList | null) => {
    const [file] = files ?? [];
    if (!file) return;
    try {
      const types = await readTypes(file);
      const next = typedNames(types);
      const fits = (["entities", "relations"] as const).every(
        (kind) => next[kind].length === rows[kind],
      );
      setFault(fits ? null : tooMany(next, rows));
      if (fits) {
        setNames(next);
        onChange(types);
      }
    } catch (error) {
      setFault((error as Error).message);
    }
  };
  return (
    <fieldset className="type-names">
      <legend>{t("What are its types called?")}</legend>
      <p className="quiet">
        {t(
          "The checkpoint has {entities, plural, one {# type} other {# types}} of spans and {relations, plural, one {# type} other {# types}} of relations, but does not name them. Name them in the order in which it was trained, or take them from its types.json.",
          { entities: rows.entities, relations: rows.relations },
        )}
      </p>
      <FileTrigger acceptedFileTypes={[".json"]} onSelect={(files) => void take(files)}>
        <Button className="button small">{t("Take them from a types.json")}</Button>
      </FileTrigger>
      {fault !== null && <p role="alert">{asNow(fault)}</p>}
      <div className="type-name-fields">
        {names.entities.map((name, i) => (
          <TextField
            key={`entity ${i}`}
            className="field"
            value={name}
            onChange={(value) => change({ ...names, entities: names.entities.with(i, value) })}
          >
            <Label>{t("Type of spans {i, number}", { i: i + 1 })}</Label>
            <Input dir="auto" />
          </TextField>
        ))}
        {names.relations.map((of, i) => (
          <div key={`relation ${i}`} className="relation-name">
            <TextField
              className="field"
              value={of.name}
              onChange={(name) =>
                change({ ...names, relations: names.relations.with(i, { ...of, name }) })
              }
            >
              <Label>{t("Type of relations {i, number}", { i: i + 1 })}</Label>
              <Input dir="auto" />
            </TextField>
            <Check
              isSelected={of.symmetric}
              onChange={(symmetric) =>
                change({ ...names, relations: names.relations.with(i, { ...of, symmetric }) })
              }
            >
              {t("holds both ways")}
            </Check>
          </div>
        ))}
      </div>
    </fieldset>
  );
}

const tooMany = ({ entities, relations }: TypedNames, rows: Props["rows"]): string =>
  t(
    "That file names {entities, plural, one {# type} other {# types}} of spans and {relations, plural, one {# type} other {# types}} of relations, the checkpoint has {spanRows, number} and {relationRows, number}.",
    {
      entities: entities.length,
      relations: relations.length,
      spanRows: rows.entities,
      relationRows: rows.relations,
    },
  );
