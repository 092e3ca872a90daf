import { useId, useRef, useState } from "react";
import { Button, Input, TextField } from "react-aria-components";
import type { TypeKind } from "../../core/types/typeTables.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import type { TypeLook } from "../look/looks.ts";
import { counted } from "../look/names.ts";
import { ColorButton } from "./ColorButton.tsx";
import { TypeDetails } from "./TypeDetails.tsx";

interface Props {
  readonly kind: TypeKind;
  readonly look: TypeLook;
  /** The other types of its kind. */
  readonly others: readonly TypeLook[];
  readonly count: number;
  /** How many of its relations break its rules. */
  readonly broken: number;
}

/** One type: its colour, its name to edit in place, its key, how often it is used; details unfold. */
export function TypeRow({ kind, look, others, count, broken }: Props) {
  const [isOpen, setOpen] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  const panel = useId();
  const close = () => {
    setOpen(false);
    toggle.current?.focus();
  };
  return (
    <li className="type-row">
      <Button
        ref={toggle}
        className="icon-button type-toggle"
        aria-label={`Details of ${look.verbose}`}
        aria-expanded={isOpen}
        {...(isOpen && { "aria-controls": panel })}
        onPress={() => setOpen(!isOpen)}
      />
      <ColorButton kind={kind} look={look} />
      <TypeName kind={kind} look={look} />
      <kbd>{look.key?.toUpperCase() ?? ""}</kbd>
      <span className="type-count">{counted(count, "time")}</span>
      {isOpen && (
        <fieldset id={panel} className="type-details" aria-label={`Details of ${look.verbose}`}>
          <TypeDetails kind={kind} look={look} others={others} broken={broken} onGone={close} />
        </fieldset>
      )}
    </li>
  );
}

/** A type's name, to edit in place. */
function TypeName({ kind, look }: { kind: TypeKind; look: TypeLook }) {
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
