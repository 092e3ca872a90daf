import { Button, Input, Label, SearchField } from "react-aria-components";
import { t } from "../../language/words.ts";
import { useViewStore } from "../app/useApp.ts";
import { Icon } from "../look/Icon.tsx";

interface Props {
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** On to the results. */
  readonly onLeave: () => void;
}

/** The text to look for. Escape clears it, then goes back to the text. */
export function FindField({ value, onChange, onLeave }: Props) {
  const view = useViewStore();
  const backToText = () => {
    view.setState({ center: "text", pane: "text" });
    document.querySelector<HTMLElement>("[data-surface]")?.focus();
  };
  return (
    <SearchField
      className="field find-field"
      value={value}
      onChange={onChange}
      onSubmit={onLeave}
      onKeyDown={(event) => {
        if (event.key === "ArrowDown") onLeave();
        else if (event.key === "Escape" && value === "") backToText();
        else event.continuePropagation();
      }}
    >
      <Label className="unseen">{t("Find")}</Label>
      <Input
        data-find-field
        autoComplete="off"
        spellCheck="false"
        placeholder={t("Find")}
        dir="auto"
      />
      {value !== "" && (
        <Button className="icon-button">
          <Icon name="close" />
        </Button>
      )}
    </SearchField>
  );
}
