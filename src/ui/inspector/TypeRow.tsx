import { useState } from "react";
import { Button, Checkbox, Input, TextField } from "react-aria-components";
import { countOfType } from "../../core/typeEdits.ts";
import { IconButton } from "../controls/IconButton.tsx";
import type { TypeLook } from "../looks.ts";
import { counted } from "../names.ts";
import { isEditable, useApp } from "../useApp.ts";

interface Props {
  readonly kind: "entity" | "relation";
  readonly look: TypeLook;
  readonly count: number;
}

/** One type: its name to edit in place, how often it is used, and deleting it. */
export function TypeRow({ kind, look, count }: Props) {
  const setSymmetric = useApp((s) => s.setSymmetric);
  const editable = useApp(isEditable);
  const [isDeleting, setDeleting] = useState(false);
  return (
    <li className="type-row">
      <i className={kind === "relation" ? "swatch line" : "swatch"} data-hue={look.hue} />
      <TypeName kind={kind} look={look} />
      <span className="type-count">{counted(count, "time")}</span>
      <IconButton
        icon="remove"
        label={`Delete ${look.verbose}`}
        isDisabled={!editable}
        onPress={() => setDeleting(true)}
      />
      {kind === "relation" && (
        <Checkbox
          className="checkbox"
          aria-label={`${look.verbose} is symmetric`}
          isSelected={look.symmetric}
          isDisabled={!editable}
          onChange={(symmetric) => setSymmetric(look.name, symmetric)}
        >
          <span className="checkbox-box" aria-hidden="true" />
          symmetric
        </Checkbox>
      )}
      {isDeleting && <DeleteType kind={kind} look={look} onClose={() => setDeleting(false)} />}
    </li>
  );
}

function TypeName({ kind, look }: Omit<Props, "count">) {
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

function DeleteType({ kind, look, onClose }: Omit<Props, "count"> & { onClose: () => void }) {
  const project = useApp((s) => s.project);
  const deleteType = useApp((s) => s.deleteType);
  const { annotations, relations } = countOfType(project, kind, look.name);
  const noun = kind === "entity" ? "span" : "relation";
  const lost = [
    annotations && counted(annotations, noun),
    relations && counted(relations, "relation"),
  ];
  const what = lost.filter(Boolean).join(" and ");
  return (
    <div className="type-delete" role="alert">
      <p>
        {what ? `${what} in all documents go with it.` : "It is not used."} The model forgets it at
        the next training. Undo brings it back.
      </p>
      <Button className="button small" onPress={onClose} autoFocus>
        Keep it
      </Button>
      <Button
        className="button small danger"
        onPress={() => {
          onClose();
          deleteType(kind, look.name);
        }}
      >
        Delete type
      </Button>
    </div>
  );
}
