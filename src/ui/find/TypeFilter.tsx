import { Choice } from "../controls/Choice.tsx";
import type { TypeLook } from "../look/looks.ts";
import { typeOptions } from "../look/typeOptions.ts";

interface Props {
  readonly label: string;
  readonly value: string | null;
  readonly looks: ReadonlyMap<string, TypeLook>;
  readonly line?: boolean;
  readonly onChange: (type: string | null) => void;
}

const ANY = "any";

/** Chooses a type to look for, or any. */
export function TypeFilter({ label, value, looks, line = false, onChange }: Props) {
  // A type may be called "any" too.
  const types = typeOptions(looks, value ?? "", line).filter(({ id }) => id !== "");
  const options = types.map((option) => ({ ...option, id: `type ${option.id}` }));
  return (
    <Choice
      label={label}
      value={value === null ? ANY : `type ${value}`}
      options={[{ id: ANY, name: "Any" }, ...options]}
      onChange={(id) => onChange(id === ANY ? null : id.slice("type ".length))}
    />
  );
}
