import { useDeferredValue, useMemo, useState } from "react";
import { Button, Disclosure, DisclosurePanel, Heading } from "react-aria-components";
import { type OpenType, openTypes } from "../../core/review/knowledge.ts";
import { TABLE } from "../../core/types/typeTables.ts";
import { useApp } from "../app/useApp.ts";
import { CommandButton } from "../commands/CommandButton.tsx";
import { looksOf } from "../look/looks.ts";
import { counted } from "../look/names.ts";
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
      <Heading level={3}>
        <Button slot="trigger" className="disclosure-button">
          <span role="status">
            {open.length.toLocaleString("en")} types are not known in some confirmed sentences
          </span>
        </Button>
      </Heading>
      <DisclosurePanel className="disclosure-panel">
        {/* Folded it holds nothing: there may be hundreds. */}
        {isListed && <TypeList all={open} />}
      </DisclosurePanel>
    </Disclosure>
  );
}

const TypeList = ({ all }: { all: readonly OpenType[] }) => (
  <ul aria-label="Types that some confirmed sentences do not know">
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
        {counted(open, "confirmed sentence")} {open === 1 ? "does" : "do"} not know{" "}
        <TypeText name={verbose} /> yet.
      </span>{" "}
      <CommandButton
        command="reviewType"
        subject={{ kind: "type", type }}
        className="button small"
        aria-label={`Go through the sentences that do not know ${verbose}`}
      >
        Go through them
      </CommandButton>
    </>
  );
}
