import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
} from "react-aria-components";
import { visibly } from "../../language/unseen.ts";
import { TypeText } from "../look/TypeText.tsx";

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
  readonly autoFocus?: boolean;
}

/**
 * A labelled select. Options of types carry their colour. The widget knows options by their places:
 * it makes ids of the page from what it is given, in which names that differ in a blank are one.
 */
export function Choice<T extends string>({
  label,
  value,
  options,
  onChange,
  isDisabled,
  autoFocus,
}: Props<T>) {
  const chosen = options.findIndex(({ id }) => id === value);
  return (
    <Select
      className="choice"
      value={chosen === -1 ? null : chosen}
      isDisabled={isDisabled ?? false}
      autoFocus={autoFocus ?? false}
      onChange={(place) => place !== null && onChange(options[Number(place)].id)}
    >
      <Label>{label}</Label>
      <Button className="choice-button">
        <SelectValue />
        <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="popover" offset={4}>
        <ListBox className="menu">
          {options.map(({ id, name, hue, line }, place) => (
            <ListBoxItem
              key={`${place} ${id}`}
              id={place}
              textValue={visibly(name)}
              className="menu-item"
            >
              {hue !== undefined && (
                <i className={line ? "swatch line" : "swatch"} data-hue={hue} />
              )}
              <TypeText name={name} />
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
