import { useState } from "react";
import { Button, Input, TextField } from "react-aria-components";
import type { EntityType } from "../../core/document/document.ts";
import { lengthFault } from "../../core/document/givenNames.ts";
import { isVisible, typedName, typeShownAs } from "../../core/types/shownNames.ts";
import { takenText } from "../../core/types/typeEdits.ts";
import { type TypeKind, typesOfKind } from "../../core/types/typeTables.ts";
import { t } from "../../language/words.ts";
import { isEditable, useApp, useAppStore } from "../app/useApp.ts";
import type { TypeLook } from "../look/looks.ts";
import { TypeText } from "../look/TypeText.tsx";

interface Props {
  readonly kind: TypeKind;
  readonly look: TypeLook;
  /** Asks whether to make one type of this one and the one that has the wanted name. */
  readonly onMerge: (into: string) => void;
}

/** A type's name, to edit in place; one that another type has is refused, and merging offered. */
export function TypeName({ kind, look, onMerge }: Props) {
  const app = useAppStore();
  const editable = useApp(isEditable);
  // As it is stored, to be edited: what a look calls it has signs in it where something is not seen.
  const own = useApp(
    (s) => typesOfKind(s.project.schema, kind).find(({ name }) => name === look.name)?.verbose,
  );
  const [isFocused, setFocused] = useState(false);
  const [draft, setDraft] = useState<string | null>(null);
  const [taken, setTaken] = useState<EntityType | null>(null);
  const tooLong = draft === null ? null : lengthFault(typedName(draft));
  const keep = () => {
    setDraft(null);
    setTaken(null);
  };
  const save = () => {
    const wanted = typedName(draft ?? "");
    if (!isVisible(wanted) || wanted === typedName(own ?? "")) return keep();
    if (tooLong !== null) return; // it is said below, and Escape keeps the name that it has
    const { project, renameType } = app.getState();
    const others = typesOfKind(project.schema, kind).filter(({ name }) => name !== look.name);
    const owner = typeShownAs(others, wanted);
    if (owner) return setTaken(owner);
    keep();
    renameType(kind, look.name, wanted);
  };
  return (
    <>
      <TextField
        className="field inline"
        aria-label={t("Name of {verbose}", { verbose: look.verbose })}
        value={draft ?? (isFocused ? own : look.verbose) ?? ""}
        onFocusChange={setFocused}
        onChange={(typed) => {
          setDraft(typed);
          setTaken(null);
        }}
        onBlur={save}
        isInvalid={taken !== null || tooLong !== null}
        isDisabled={!editable}
        onKeyDown={(event) => {
          if (event.key === "Enter") save();
          else if (event.key === "Escape" && draft !== null) keep();
          else event.continuePropagation();
        }}
      >
        <Input dir="auto" autoComplete="off" title={look.verbose} />
      </TextField>
      {tooLong !== null && (
        <p className="type-question" role="alert">
          {tooLong}
        </p>
      )}
      {taken && (
        <div className="type-question type-taken" role="alert">
          <p>{takenText(taken, draft ?? "")}</p>
          <Button className="button small" onPress={keep}>
            <TypeText name={t("Keep {verbose}", { verbose: look.verbose })} />
          </Button>
          <Button
            className="button small"
            onPress={() => {
              keep();
              onMerge(taken.name);
            }}
          >
            <TypeText name={t("Merge into {verbose}…", { verbose: taken.verbose })} />
          </Button>
        </div>
      )}
    </>
  );
}
