import { useId } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";

interface Props<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly id: T; readonly name: string }[];
  readonly onChange: (value: T) => void;
}

/** A choice of few, all of them in sight. */
export function Segments<T extends string>({ label, value, options, onChange }: Props<T>) {
  const id = useId();
  return (
    <div className="bulk-field">
      <span id={id}>{label}</span>
      <ToggleButtonGroup
        className="segments"
        aria-labelledby={id}
        disallowEmptySelection
        selectedKeys={[value]}
        onSelectionChange={([chosen]) => onChange(chosen as T)}
      >
        {options.map((option) => (
          <ToggleButton key={option.id} id={option.id} className="segment">
            {option.name}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
