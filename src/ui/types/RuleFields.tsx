import { Button, Checkbox } from "react-aria-components";
import { INITIAL_FORM } from "../app/findForm.ts";
import { isEditable, useApp, useViewStore } from "../app/useApp.ts";
import { Icon } from "../look/Icon.tsx";
import type { TypeLook } from "../look/looks.ts";
import { EndTypes } from "./EndTypes.tsx";

/** What a relation type may link, whether it has a direction, and what breaks its rules. */
export function RuleFields({ look, broken }: { look: TypeLook; broken: number }) {
  const changeType = useApp((s) => s.changeType);
  const editable = useApp(isEditable);
  const view = useViewStore();
  const { name, verbose, symmetric, heads, tails } = look;
  const find = { ...INITIAL_FORM, what: "relations", type: name, illegal: true } as const;
  const show = () =>
    view.setState({
      dialog: null,
      tab: "find",
      pane: "inspector",
      find: { ...find, statuses: ["confirmed"], everywhere: true },
    });
  return (
    <>
      <div className="type-ends">
        <EndTypes
          label={symmetric ? "One end may be" : "The head may be"}
          chosen={heads}
          onChange={(names) => changeType("relation", name, { heads: names })}
        />
        <EndTypes
          label={symmetric ? "The other end may be" : "The tail may be"}
          chosen={tails}
          onChange={(names) => changeType("relation", name, { tails: names })}
        />
      </div>
      <Checkbox
        className="checkbox"
        aria-label={`${verbose} is symmetric`}
        isSelected={symmetric}
        isDisabled={!editable}
        onChange={(isSymmetric) => changeType("relation", name, { symmetric: isSymmetric })}
      >
        <span className="checkbox-box" aria-hidden="true" />
        symmetric
      </Checkbox>
      {broken > 0 && (
        <Button className="button small against-rules" onPress={show}>
          <Icon name="warning" /> {broken.toLocaleString("en")} confirmed against the rules: show
        </Button>
      )}
    </>
  );
}
