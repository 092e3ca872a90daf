import { MenuItem } from "react-aria-components";
import type { TypeLook } from "../look/looks.ts";
import { percent } from "../look/names.ts";
import { TypeText } from "../look/TypeText.tsx";

interface Props {
  readonly look: TypeLook;
  readonly isEntity: boolean;
  /** The model's score; null as long as it has none. */
  readonly score: number | null;
  readonly onChoose: (type: string) => void;
}

/** A type in the menu, with what the model thinks of it and the key that chooses it. */
export function TypeItem({ look, isEntity, score, onChoose }: Props) {
  const { name, verbose, hue, key } = look;
  return (
    <MenuItem
      textValue={verbose}
      className="menu-item"
      data-type={name}
      onAction={() => onChoose(name)}
    >
      <i className={isEntity ? "swatch" : "swatch line"} data-hue={hue} />
      <TypeText name={verbose} />
      <small className="menu-score">{percent(score)}</small>
      {key && <kbd>{key.toUpperCase()}</kbd>}
    </MenuItem>
  );
}
