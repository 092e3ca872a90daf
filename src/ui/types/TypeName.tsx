import { useState } from "react";
import { Input, TextField } from "react-aria-components";
import type { TypeKind } from "../../core/types/typeTables.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import type { TypeLook } from "../look/looks.ts";

/** A type's name, to edit in place. */
export function TypeName({ kind, look }: { kind: TypeKind; look: TypeLook }) {
  const renameType = useApp((s) => s.renameType);
  const editable = useApp(isEditable);
  const [draft, setDraft] = useState<string | null>(null);
  const save = () => {
    const wanted = draft?.trim();
    setDraft(null);
    if (wanted && wanted !== look.verbose) renameType(kind, look.name, wanted);
  };
  return (
    <TextField
      className="field inline"
      aria-label={`Name of ${look.verbose}`}
      value={draft ?? look.verbose}
      onChange={setDraft}
      onBlur={save}
      isDisabled={!editable}
      onKeyDown={(event) => {
        if (event.key === "Enter") save();
        else if (event.key === "Escape" && draft !== null) setDraft(null);
        else event.continuePropagation();
      }}
    >
      <Input autoComplete="off" />
    </TextField>
  );
}
