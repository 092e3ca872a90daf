import type { ReactNode } from "react";
import { Checkbox } from "react-aria-components";
import { TABLE, type TypeKind, typesOfKind } from "../../core/types/typeTables.ts";
import { t } from "../../language/words.ts";
import { activeDoc, isEditable, useApp } from "../app/useApp.ts";
import type { TypeLook } from "../look/looks.ts";

interface Props {
  readonly kind: TypeKind;
  readonly look: TypeLook;
  readonly children?: ReactNode;
}

/** Whether a type is annotated at all: switched off, no document gets suggestions of it. */
export function AnnotateSwitch({ kind, look, children }: Props) {
  const annotateType = useApp((s) => s.annotateType);
  const editable = useApp(isEditable);
  const isOff = useApp((s) => isOffAll(s, kind, look.name));
  return (
    <Checkbox
      className="checkbox"
      aria-label={t("Annotate {verbose}", { verbose: look.verbose })}
      isSelected={!isOff}
      isDisabled={!editable}
      onChange={(isOn) => annotateType(kind, look.name, null, isOn)}
    >
      <span className="checkbox-box" aria-hidden="true" />
      {children}
    </Checkbox>
  );
}

/** The same for the open document; what is off in the project is off here too. */
export function AnnotateHereSwitch({ kind, look }: Props) {
  const annotateType = useApp((s) => s.annotateType);
  const doc = useApp((s) => s.activeDoc);
  const editable = useApp(isEditable);
  const isOffInAll = useApp((s) => isOffAll(s, kind, look.name));
  const isOffHere = useApp(
    (s) => activeDoc(s)?.notAnnotated?.[TABLE[kind]].includes(look.name) ?? false,
  );
  return (
    <Checkbox
      className="checkbox"
      aria-label={t("Annotate {verbose} in this document", { verbose: look.verbose })}
      isSelected={!isOffInAll && !isOffHere}
      isDisabled={!editable || isOffInAll || doc === null}
      onChange={(isOn) => annotateType(kind, look.name, doc, isOn)}
    >
      <span className="checkbox-box" aria-hidden="true" />
    </Checkbox>
  );
}

const isOffAll = (
  { project: { schema } }: Parameters<typeof activeDoc>[0],
  kind: TypeKind,
  name: string,
): boolean => typesOfKind(schema, kind).find((type) => type.name === name)?.notAnnotated ?? false;
