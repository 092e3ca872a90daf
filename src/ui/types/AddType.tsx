import { useState } from "react";
import { Button, FieldError, Input, Label, TextField } from "react-aria-components";
import type { TypeKind } from "../../core/types/typeTables.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { Icon } from "../look/Icon.tsx";

interface Props {
  readonly kind: TypeKind;
  readonly taken: readonly string[];
}

/** The field for the name of a new type. */
export function AddType({ kind, taken }: Props) {
  const addType = useApp((s) => s.addType);
  const editable = useApp(isEditable);
  const [name, setName] = useState("");
  const isTaken = taken.includes(name.trim());
  const add = () => {
    addType(kind, name.trim());
    setName("");
  };
  return (
    <form
      className="add-type"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() && !isTaken) add();
      }}
    >
      <TextField
        className="field"
        value={name}
        onChange={setName}
        isInvalid={isTaken}
        isDisabled={!editable}
      >
        <Label>{kind === "entity" ? "New span type" : "New relation type"}</Label>
        <Input autoComplete="off" />
        <FieldError>There is a type of this name already.</FieldError>
      </TextField>
      <Button
        className="button"
        type="submit"
        aria-label={kind === "entity" ? "Add span type" : "Add relation type"}
        isDisabled={!editable || name.trim() === "" || isTaken}
      >
        <Icon name="add" /> Add
      </Button>
    </form>
  );
}
