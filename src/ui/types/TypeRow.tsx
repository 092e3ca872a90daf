import { useId, useRef, useState } from "react";
import { Button } from "react-aria-components";
import type { TypeKind } from "../../core/types/typeTables.ts";
import { t } from "../../language/words.ts";
import { ByName } from "../look/ByName.tsx";
import type { TypeLook } from "../look/looks.ts";
import { AnnotateSwitch } from "./AnnotateSwitch.tsx";
import { ColorButton } from "./ColorButton.tsx";
import { SameName } from "./SameName.tsx";
import { type Asked, TypeDetails } from "./TypeDetails.tsx";
import { TypeName } from "./TypeName.tsx";

interface Props {
  readonly kind: TypeKind;
  readonly look: TypeLook;
  /** The other types of its kind. */
  readonly others: readonly TypeLook[];
  /** One of them that a reader takes for this one, as older versions let them be. */
  readonly twin: TypeLook | undefined;
  readonly count: number;
  /** How many of its relations break its rules. */
  readonly broken: number;
}

/** One type: its colour, its name to edit in place, its key, how often it is used, its switch; details unfold. */
export function TypeRow({ kind, look, others, twin, count, broken }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [asked, setAsked] = useState<Asked>({ kind: "nothing" });
  const toggle = useRef<HTMLButtonElement>(null);
  const row = useRef<HTMLLIElement>(null);
  const panel = useId();
  const close = () => {
    setOpen(false);
    setAsked({ kind: "nothing" });
    toggle.current?.focus();
  };
  const askToMerge = (into: string) => {
    setOpen(true);
    setAsked({ kind: "merge", into });
  };
  const rename = () => row.current?.querySelector<HTMLInputElement>("input")?.select();
  return (
    <li ref={row} className="type-row">
      <Button
        ref={toggle}
        className="icon-button type-toggle"
        aria-label={t("Details of {verbose}", { verbose: look.verbose })}
        aria-expanded={isOpen}
        {...(isOpen && { "aria-controls": panel })}
        onPress={() => (isOpen ? close() : setOpen(true))}
      />
      <ColorButton kind={kind} look={look} />
      <TypeName kind={kind} look={look} onMerge={askToMerge} />
      {twin && asked.kind === "nothing" && (
        <SameName look={look} twin={twin} onRename={rename} onMerge={() => askToMerge(twin.name)} />
      )}
      <kbd>{look.key?.toUpperCase() ?? ""}</kbd>
      <span className="type-count">
        {t("{count, plural, one {# time} other {# times}}", { count })}
        {look.byName && <ByName />}
      </span>
      <AnnotateSwitch kind={kind} look={look} />
      {isOpen && (
        <fieldset
          id={panel}
          className="type-details"
          aria-label={t("Details of {verbose}", { verbose: look.verbose })}
        >
          <TypeDetails
            kind={kind}
            look={look}
            others={others}
            broken={broken}
            asked={asked}
            onAsk={setAsked}
            onGone={close}
          />
        </fieldset>
      )}
    </li>
  );
}
