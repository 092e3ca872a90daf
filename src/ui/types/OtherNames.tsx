import { useState } from "react";
import { Input, Label, Text, TextField } from "react-aria-components";
import { otherNames } from "../../core/types/otherNames.ts";
import { type TypeKind, typesOfKind } from "../../core/types/typeTables.ts";
import { t } from "../../language/words.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import type { TypeLook } from "../look/looks.ts";

const NONE: readonly string[] = [];

/** What else a type is called: taken when the field is left, as one step. */
export function OtherNames({ kind, look }: { kind: TypeKind; look: TypeLook }) {
  const changeType = useApp((s) => s.changeType);
  const editable = useApp(isEditable);
  const readsNames = useApp((s) => s.model.kind === "ready" && s.model.model.readsNames);
  const also = useApp(
    (s) => typesOfKind(s.project.schema, kind).find(({ name }) => name === look.name)?.also ?? NONE,
  );
  const [draft, setDraft] = useState<string | null>(null);
  const save = () => {
    if (draft === null) return;
    const names = otherNames([draft]);
    setDraft(null);
    if (names.join() !== also.join()) changeType(kind, look.name, { also: names });
  };
  return (
    <TextField
      className="field"
      value={draft ?? also.join(", ")}
      onChange={setDraft}
      onBlur={save}
      isDisabled={!editable}
      onKeyDown={(event) => {
        if (event.key === "Enter") save();
        else if (event.key === "Escape" && draft !== null) setDraft(null);
        else event.continuePropagation();
      }}
    >
      <Label>{t("Other names, or what is meant in a few words")}</Label>
      <Input autoComplete="off" placeholder={t("for example: band, music group, orchestra")} />
      <Text slot="description">{meaning(readsNames, look)}</Text>
    </TextField>
  );
}

/** What comes of other names, with the model that is open. */
function meaning(readsNames: boolean, { byName }: TypeLook): string {
  if (byName)
    return t(
      "Separated by commas. The model goes by the mean of all these names; a change looks for the type again at once.",
    );
  return readsNames
    ? t(
        "Separated by commas. The model has learnt this type, and no longer goes by its names; they are kept for files and other models.",
      )
    : t(
        "Separated by commas. The open model does not go by names; they are kept for files and for models that do.",
      );
}
