import { useMemo } from "react";
import { Button } from "react-aria-components";
import type { TypeKind } from "../../core/types/typeTables.ts";
import { mergingOf } from "../../core/types/typeUse.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { Choice } from "../controls/Choice.tsx";
import type { TypeLook } from "../look/looks.ts";
import { mergingText } from "./consequences.ts";

interface Props {
  readonly kind: TypeKind;
  readonly look: TypeLook;
  readonly others: readonly TypeLook[];
  /** The type into which it would be merged. */
  readonly chosen: string;
  readonly onChoose: (into: string) => void;
  readonly onKeep: () => void;
  readonly onGone: () => void;
}

/** Asks into which type another is merged, says what that means, and does it. */
export function MergeType({ kind, look, others, chosen, onChoose, onKeep, onGone }: Props) {
  const project = useApp((s) => s.project);
  const mergeType = useApp((s) => s.mergeType);
  const into = others.find(({ name }) => name === chosen) ?? others[0];
  const merging = useMemo(
    () => mergingOf(project, kind, look.name, into.name),
    [project, kind, look.name, into.name],
  );
  return (
    <div className="type-question">
      <Choice
        label={t("Merge {verbose} into", { verbose: look.verbose })}
        value={into.name}
        options={others.map(({ name, verbose, hue }) => ({
          id: name,
          name: verbose,
          hue,
          line: kind === "relation",
        }))}
        onChange={onChoose}
      />
      <p role="status">{mergingText(kind, merging, look.verbose, into.verbose)}</p>
      <Button className="button small" onPress={onKeep} autoFocus>
        {t("Keep both")}
      </Button>
      <Button
        className="button small danger"
        onPress={() => {
          onGone();
          mergeType(kind, look.name, into.name);
        }}
      >
        {t("Merge")}
      </Button>
    </div>
  );
}
