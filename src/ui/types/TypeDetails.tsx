import { useState } from "react";
import { Button } from "react-aria-components";
import type { TypeKind } from "../../core/types/typeTables.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { Icon } from "../look/Icon.tsx";
import type { TypeLook } from "../look/looks.ts";
import { DeleteType } from "./DeleteType.tsx";
import { KeyField } from "./KeyField.tsx";
import { MergeType } from "./MergeType.tsx";
import { RuleFields } from "./RuleFields.tsx";

interface Props {
  readonly kind: TypeKind;
  readonly look: TypeLook;
  readonly others: readonly TypeLook[];
  readonly broken: number;
  /** The type was deleted or merged. */
  readonly onGone: () => void;
}

/** What can be changed of a type besides its name and colour. */
export function TypeDetails({ kind, look, others, broken, onGone }: Props) {
  const editable = useApp(isEditable);
  const [asked, setAsked] = useState<"nothing" | "merge" | "delete">("nothing");
  const keep = () => setAsked("nothing");
  return (
    <>
      {kind === "relation" && <RuleFields look={look} broken={broken} />}
      <KeyField kind={kind} look={look} />
      {asked === "nothing" && (
        <div className="type-actions">
          <Button
            className="button small"
            aria-label={`Merge ${look.verbose} into another type`}
            isDisabled={!editable || others.length === 0}
            onPress={() => setAsked("merge")}
          >
            Merge into…
          </Button>
          <Button
            className="button small"
            aria-label={`Delete ${look.verbose}`}
            isDisabled={!editable}
            onPress={() => setAsked("delete")}
          >
            <Icon name="remove" /> Delete…
          </Button>
        </div>
      )}
      {asked === "merge" && (
        <MergeType kind={kind} look={look} others={others} onKeep={keep} onGone={onGone} />
      )}
      {asked === "delete" && <DeleteType kind={kind} look={look} onKeep={keep} onGone={onGone} />}
    </>
  );
}
