import { useEffect, useRef, useState } from "react";
import { Button, FieldError, Input, Label, TextField } from "react-aria-components";
import { lengthFault } from "../../core/document/givenNames.ts";
import { isVisible, typedName, typeShownAs } from "../../core/types/shownNames.ts";
import { takenText } from "../../core/types/typeEdits.ts";
import { type TypeKind, typesOfKind } from "../../core/types/typeTables.ts";
import { t } from "../../language/words.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { Icon } from "../look/Icon.tsx";

/** The field for the name of a new type. */
export function AddType({ kind }: { kind: TypeKind }) {
  const addType = useApp((s) => s.addType);
  const types = useApp((s) => typesOfKind(s.project.schema, kind));
  const editable = useApp(isEditable);
  const [name, setName] = useState("");
  const owner = typeShownAs(types, name);
  const fault = owner ? takenText(owner, name) : lengthFault(typedName(name));
  const canAdd = fault === null && isVisible(typedName(name));
  const form = useRef<HTMLFormElement>(null);
  // It is said below the field, which may be the last that is seen.
  useEffect(() => {
    if (fault !== null) form.current?.scrollIntoView({ block: "nearest" });
  }, [fault]);
  const add = () => {
    addType(kind, name);
    setName("");
  };
  return (
    <form
      ref={form}
      className="add-type"
      onSubmit={(event) => {
        event.preventDefault();
        if (canAdd) add();
      }}
    >
      <TextField
        className="field"
        value={name}
        onChange={setName}
        isInvalid={fault !== null}
        isDisabled={!editable}
      >
        <Label>{kind === "entity" ? t("New span type") : t("New relation type")}</Label>
        <Input autoComplete="off" />
        <FieldError>{fault}</FieldError>
      </TextField>
      <Button
        className="button"
        type="submit"
        aria-label={kind === "entity" ? t("Add span type") : t("Add relation type")}
        isDisabled={!editable || !canAdd}
      >
        <Icon name="add" /> {t("Add")}
      </Button>
    </form>
  );
}
