import { FieldError, Input, Label, TextField } from "react-aria-components";
import { lengthFault } from "../../core/document/givenNames.ts";
import { t } from "../../language/words.ts";

interface Props {
  readonly value: string;
  readonly onChange: (name: string) => void;
  readonly label?: string;
  /** What is wrong with the name. */
  readonly fault?: string | null;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
}

/** The name that somebody gives to something; what is wrong with it is said below. */
export function NameField({
  value,
  onChange,
  label = t("Name"),
  fault = lengthFault(value),
  placeholder,
  autoFocus = false,
}: Props) {
  return (
    <TextField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={fault !== null}
      autoFocus={autoFocus}
    >
      <Label>{label}</Label>
      <Input dir="auto" autoComplete="off" {...(placeholder && { placeholder })} />
      <FieldError>{fault}</FieldError>
    </TextField>
  );
}

/** Whether something can be called so. */
export const isName = (name: string): boolean =>
  name.trim() !== "" && lengthFault(name.trim()) === null;
