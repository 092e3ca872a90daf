import { Button, Checkbox } from "react-aria-components";
import { t } from "../../language/words.ts";
import { INITIAL_FORM } from "../app/findForm.ts";
import { isEditable, useApp, useViewStore } from "../app/useApp.ts";
import { Icon } from "../look/Icon.tsx";
import type { TypeLook } from "../look/looks.ts";
import { Trans } from "../look/Trans.tsx";
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
          label={symmetric ? t("One end may be") : t("The head may be")}
          chosen={heads}
          onChange={(names) => changeType("relation", name, { heads: names })}
        />
        <EndTypes
          label={symmetric ? t("The other end may be") : t("The tail may be")}
          chosen={tails}
          onChange={(names) => changeType("relation", name, { tails: names })}
        />
      </div>
      <Checkbox
        className="checkbox"
        aria-label={t("{verbose} is symmetric", { verbose })}
        isSelected={symmetric}
        isDisabled={!editable}
        onChange={(isSymmetric) => changeType("relation", name, { symmetric: isSymmetric })}
      >
        <Trans
          id="<0/>symmetric"
          components={{ 0: <span className="checkbox-box" aria-hidden="true" /> }}
        />
      </Checkbox>
      {broken > 0 && (
        <Button className="button small against-rules" onPress={show}>
          <Icon name="warning" />{" "}
          {t("{broken, number} confirmed against the rules: show", { broken })}
        </Button>
      )}
    </>
  );
}
