import { nameOrRefusal } from "../../core/projects/projectNames.ts";
import { NameField } from "../controls/NameField.tsx";

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
  return <NameField value={value} onChange={onChange} fault={fault} autoFocus />;
}
