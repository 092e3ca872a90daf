import { useState } from "react";
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
} from "react-aria-components";
import { t } from "../../language/words.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { looksOf } from "../look/looks.ts";
import { TypeText } from "../look/TypeText.tsx";

interface Props {
  readonly label: string;
  /** Names of entity types; null: all. */
  readonly chosen: readonly string[] | null;
  readonly onChange: (names: readonly string[] | null) => void;
}

/** Chooses several entity types, or none: any. It takes effect when the list closes, as one step. */
export function EndTypes({ label, chosen, onChange }: Props) {
  const looks = looksOf(useApp((s) => s.project.schema));
  const editable = useApp(isEditable);
  const now = chosen ?? [];
  // The widget knows types by their places: it makes ids of the page from what it is given.
  const types = [...looks.entities.values()];
  const places = (names: readonly string[]) =>
    types.flatMap(({ name }, place) => (names.includes(name) ? [place] : []));
  const [draft, setDraft] = useState<readonly string[] | null>(null);
  const turn = (isOpen: boolean) => {
    const isNew = draft !== null && [...draft].sort().join("\n") !== [...now].sort().join("\n");
    setDraft(isOpen ? now : null);
    if (!isOpen && isNew) onChange(draft.length > 0 ? draft : null);
  };
  return (
    <Select
      className="choice"
      selectionMode="multiple"
      placeholder={t("any span")}
      value={places(draft ?? now)}
      isDisabled={!editable}
      onChange={(keys) => setDraft(keys.map((place) => types[Number(place)].name))}
      onOpenChange={turn}
    >
      <Label>{label}</Label>
      <Button className="choice-button">
        <SelectValue>
          {({ isPlaceholder, selectedText }) => (isPlaceholder ? t("any span") : selectedText)}
        </SelectValue>
        <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="popover" offset={4}>
        <ListBox className="menu" renderEmptyState={() => t("There are no span types yet.")}>
          {types.map(({ name, verbose, hue }, place) => (
            <ListBoxItem
              key={`${place} ${name}`}
              id={place}
              textValue={verbose}
              className="menu-item"
            >
              <i className="swatch" data-hue={hue} />
              <TypeText name={verbose} />
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
