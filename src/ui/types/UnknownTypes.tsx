import { useDeferredValue, useMemo, useState } from "react";
import { Button, Disclosure, DisclosurePanel, Heading } from "react-aria-components";
import { type OpenType, openTypes } from "../../core/review/knowledge.ts";
import { TABLE } from "../../core/types/typeTables.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { CommandButton } from "../commands/CommandButton.tsx";
import { looksOf } from "../look/looks.ts";
import { Trans } from "../look/Trans.tsx";
import { TypeText } from "../look/TypeText.tsx";

/** Which types some confirmed sentences do not know yet, in one notice, and ways through them. */
export function UnknownTypes() {
  const project = useDeferredValue(useApp((s) => s.project));
  const open = useMemo(() => openTypes(project), [project]);
  const [isListed, setListed] = useState(false);
  if (open.length === 0) return null;
  if (open.length === 1)
    return (
      <p className="unknown-in quiet" role="status">
        <OneType of={open[0]} />
      </p>
    );
  return (
    <Disclosure
      className="unknown-in disclosure"
      isExpanded={isListed}
      onExpandedChange={setListed}
    >
      {/* Within the button, a status would be no part of its name. */}
      <div role="status">
        <Heading level={3}>
          <Button slot="trigger" className="disclosure-button">
            {t("{open, number} types are not known in some confirmed sentences", {
              open: open.length,
            })}
          </Button>
        </Heading>
      </div>
      <DisclosurePanel className="disclosure-panel">
        {/* Folded it holds nothing: there may be hundreds. */}
        {isListed && <TypeList all={open} />}
      </DisclosurePanel>
    </Disclosure>
  );
}

const TypeList = ({ all }: { all: readonly OpenType[] }) => (
  <ul aria-label={t("Types that some confirmed sentences do not know")}>
    {all.map((of) => (
      <li key={JSON.stringify(of.type)}>
        <OneType of={of} />
      </li>
    ))}
  </ul>
);

function OneType({ of: { type, open } }: { of: OpenType }) {
  const { verbose } = looksOf(useApp((s) => s.project.schema))[TABLE[type.kind]].get(type.name) ?? {
    verbose: type.name,
  };
  return (
    <>
      <span>
        <Trans
          id="{open, plural, one {# confirmed sentence} other {# confirmed sentences}} {open, plural, one {does} other {do}} not know <0/> yet."
          values={{ open }}
          components={{ 0: <TypeText name={verbose} /> }}
        />
      </span>{" "}
      <CommandButton
        command="reviewType"
        subject={{ kind: "type", type }}
        className="button small"
        aria-label={t("Go through the sentences that do not know {verbose}", { verbose })}
      >
        {t("Go through them")}
      </CommandButton>
    </>
  );
}
