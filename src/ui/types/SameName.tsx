import { Button } from "react-aria-components";
import { t } from "../../language/words.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import type { TypeLook } from "../look/looks.ts";
import { Trans } from "../look/Trans.tsx";
import { TypeText } from "../look/TypeText.tsx";

interface Props {
  readonly look: TypeLook;
  /** The type that a reader takes for this one. */
  readonly twin: TypeLook;
  readonly onRename: () => void;
  readonly onMerge: () => void;
}

/** Marks a type that is shown as another one is, as older versions let them be. */
export function SameName({ look, twin, onRename, onMerge }: Props) {
  const editable = useApp(isEditable);
  return (
    <div className="type-question type-same" role="note">
      <p>
        <Trans
          id="Same name as another type; rename or merge. In files this one is “<0/>”, the other “<1/>”."
          components={{ 0: <TypeText name={look.name} />, 1: <TypeText name={twin.name} /> }}
        />
      </p>
      <Button className="button small" isDisabled={!editable} onPress={onRename}>
        {t("Rename")}
      </Button>
      <Button className="button small" isDisabled={!editable} onPress={onMerge}>
        {t("Merge into the other…")}
      </Button>
    </div>
  );
}
