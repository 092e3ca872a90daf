import { Button } from "react-aria-components";
import type { TypeKind } from "../../core/types/typeTables.ts";
import { t } from "../../language/words.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { Icon } from "../look/Icon.tsx";
import type { TypeLook } from "../look/looks.ts";
import { DeleteType } from "./DeleteType.tsx";
import { KeyField } from "./KeyField.tsx";
import { MergeType } from "./MergeType.tsx";
import { OtherNames } from "./OtherNames.tsx";
import { RuleFields } from "./RuleFields.tsx";

/** What is asked before something happens to a type. */
export type Asked =
  | { readonly kind: "nothing" }
  | { readonly kind: "merge"; readonly into: string }
  | { readonly kind: "delete" };

interface Props {
  readonly kind: TypeKind;
  readonly look: TypeLook;
  readonly others: readonly TypeLook[];
  readonly broken: number;
  readonly asked: Asked;
  readonly onAsk: (asked: Asked) => void;
  /** The type was deleted or merged. */
  readonly onGone: () => void;
}

/** What can be changed of a type besides its name and colour. */
export function TypeDetails({ kind, look, others, broken, asked, onAsk, onGone }: Props) {
  const editable = useApp(isEditable);
  const keep = () => onAsk({ kind: "nothing" });
  return (
    <>
      {kind === "relation" && <RuleFields look={look} broken={broken} />}
      <OtherNames kind={kind} look={look} />
      <KeyField kind={kind} look={look} />
      {asked.kind === "nothing" && (
        <div className="type-actions">
          <Button
            className="button small"
            aria-label={t("Merge {verbose} into another type", { verbose: look.verbose })}
            isDisabled={!editable || others.length === 0}
            onPress={() => onAsk({ kind: "merge", into: others[0].name })}
          >
            {t("Merge into…")}
          </Button>
          <Button
            className="button small"
            aria-label={t("Delete {verbose}", { verbose: look.verbose })}
            isDisabled={!editable}
            onPress={() => onAsk({ kind: "delete" })}
          >
            <Icon name="remove" /> {t("Delete…")}
          </Button>
        </div>
      )}
      {asked.kind === "merge" && (
        <MergeType
          kind={kind}
          look={look}
          others={others}
          chosen={asked.into}
          onChoose={(into) => onAsk({ kind: "merge", into })}
          onKeep={keep}
          onGone={onGone}
        />
      )}
      {asked.kind === "delete" && (
        <DeleteType kind={kind} look={look} onKeep={keep} onGone={onGone} />
      )}
    </>
  );
}
