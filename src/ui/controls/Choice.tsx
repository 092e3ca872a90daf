import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
} from "react-aria-components";

interface Props<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly {
    readonly id: T;
    readonly name: string;
    readonly hue?: number;
    readonly line?: boolean;
  }[];
  readonly onChange: (value: T) => void;
  readonly isDisabled?: boolean;
}

/** A labelled select. Options of types carry their colour. */
export function Choice<T extends string>({
  label,
  value,
  options,
  onChange,
  isDisabled,
}: Props<T>) {
  return (
    <Select
      className="choice"
      value={value}
      isDisabled={isDisabled ?? false}
      onChange={(key) => key !== null && onChange(key as T)}
    >
      <Label>{label}</Label>
      <Button className="choice-button">
        <SelectValue />
        <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="popover" offset={4}>
        <ListBox className="menu">
          {options.map(({ id, name, hue, line }) => (
            <ListBoxItem key={id} id={id} textValue={name} className="menu-item">
              {hue !== undefined && (
                <i className={line ? "swatch line" : "swatch"} data-hue={hue} />
              )}
              <span>{name}</span>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
