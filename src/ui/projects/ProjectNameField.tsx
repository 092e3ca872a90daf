import { FieldError, Input, Label, TextField } from "react-aria-components";
import { nameOrRefusal } from "../../core/projects/projectNames.ts";
import { t } from "../../language/words.ts";

/** Why a project cannot be called so; null where it can. */
export function nameFault(name: string): string | null {
  const checked = nameOrRefusal(name);
  return typeof checked === "string" ? null : checked.refused;
}

interface Props {
  readonly value: string;
  readonly onChange: (name: string) => void;
}

/** The name of a project; what is wrong with one is said below. */
export function ProjectNameField({ value, onChange }: Props) {
  const fault = value === "" ? null : nameFault(value);
  return (
    <TextField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={fault !== null}
      autoFocus
    >
      <Label>{t("Name")}</Label>
      <Input dir="auto" />
      <FieldError>{fault}</FieldError>
    </TextField>
  );
}
