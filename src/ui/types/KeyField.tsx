import { useState } from "react";
import { FieldError, Input, Label, Text, TextField } from "react-aria-components";
import type { Schema } from "../../core/document/document.ts";
import { keyFault } from "../../core/types/changeType.ts";
import { type TypeKind, typesOfKind } from "../../core/types/typeTables.ts";
import { t } from "../../language/words.ts";
import { isEditable, useApp, useAppStore } from "../app/useApp.ts";
import type { Situation } from "../commands/command.ts";
import { COMMANDS } from "../commands/commands.ts";
import { isChangeable, keyTable, type OwnKeys } from "../commands/remap/keyTable.ts";
import type { TypeLook } from "../look/looks.ts";

/** The key that chooses a type: the last letter typed counts; emptied, it is the digit again. */
export function KeyField({ kind, look }: { kind: TypeKind; look: TypeLook }) {
  const app = useAppStore();
  const editable = useApp(isEditable);
  const own = useApp(
    (s) => typesOfKind(s.project.schema, kind).find(({ name }) => name === look.name)?.key,
  );
  const [refused, setRefused] = useState<{ key: string; why: string } | null>(null);
  const change = (typed: string) => {
    const { project, keys, changeType } = app.getState();
    const key = [...typed.toLowerCase()].at(-1) ?? null;
    const wanted = key !== null && { kind, name: look.name, key };
    const why = wanted ? typeKeyFault(project.schema, keys, wanted) : null;
    setRefused(key !== null && why !== null ? { key, why } : null);
    if (why === null && key !== (own ?? null)) changeType(kind, look.name, { key });
  };
  return (
    <TextField
      className="field type-key"
      value={refused?.key ?? own ?? ""}
      onChange={change}
      onBlur={() => setRefused(null)}
      isInvalid={refused !== null}
      isDisabled={!editable}
    >
      <Label>{t("Key")}</Label>
      <Input autoComplete="off" placeholder={own === undefined ? (look.key ?? "") : ""} />
      <FieldError>{refused?.why}</FieldError>
      <Text slot="description">{t("A letter or digit that gives this type.")}</Text>
    </TextField>
  );
}

/** Where keys choose types. */
const TYPED: readonly Situation[] = ["caret", "entity", "relation"];

interface Wanted {
  readonly kind: TypeKind;
  readonly name: string;
  readonly key: string;
}

/** Why a key cannot choose a type, in words for the user: another type or a command has it. */
export function typeKeyFault(
  schema: Schema,
  own: OwnKeys,
  { kind, name, key }: Wanted,
): string | null {
  const fault = keyFault(schema, kind, name, key);
  if (fault !== null) return fault;
  const table = keyTable(COMMANDS, own);
  const command = COMMANDS.find(
    (c) => isChangeable(c) && c.at.some((s) => TYPED.includes(s)) && table.get(c.id)?.includes(key),
  );
  return command ? t("The key {key} is that of “{name}”.", { key, name: command.name }) : null;
}
