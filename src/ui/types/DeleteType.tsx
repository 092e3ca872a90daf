import { useMemo } from "react";
import { Button } from "react-aria-components";
import type { TypeKind } from "../../core/types/typeTables.ts";
import { lossOf } from "../../core/types/typeUse.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import type { TypeLook } from "../look/looks.ts";
import { deletionText } from "./consequences.ts";

interface Props {
  readonly kind: TypeKind;
  readonly look: TypeLook;
  readonly onKeep: () => void;
  readonly onGone: () => void;
}

/** Says what goes with a type, and deletes it. */
export function DeleteType({ kind, look, onKeep, onGone }: Props) {
  const project = useApp((s) => s.project);
  const deleteType = useApp((s) => s.deleteType);
  const loss = useMemo(() => lossOf(project, kind, look.name), [project, kind, look.name]);
  return (
    <div className="type-question" role="alert">
      <p>{deletionText(kind, loss)}</p>
      <Button className="button small" onPress={onKeep} autoFocus>
        {t("Keep it")}
      </Button>
      <Button
        className="button small danger"
        onPress={() => {
          onGone();
          deleteType(kind, look.name);
        }}
      >
        {t("Delete type")}
      </Button>
    </div>
  );
}
