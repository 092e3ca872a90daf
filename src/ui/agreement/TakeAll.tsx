import { Button } from "react-aria-components";
import type { ComparedPart } from "../../core/agreement/comparedDoc.ts";
import type { SideDifference } from "../../core/agreement/sideDifference.ts";
import { t } from "../../language/words.ts";
import type { AgreementActions } from "../../store/agreementState.ts";
import { useViewStore } from "../app/useApp.ts";
import type { OpenItem } from "./openItems.ts";

interface Props {
  /** What the filters leave. */
  readonly items: readonly OpenItem[];
  readonly part: ComparedPart;
  readonly isOff: boolean;
  readonly onDecide: AgreementActions["decideDifferences"];
}

/** Decides all that is listed in one way: a document, a kind, or everything. */
export function TakeAll({ items, part, isOff, onDecide }: Props) {
  const view = useViewStore();
  const take = (side: "left" | "right") => async () => {
    const byDoc = new Map<string, SideDifference[]>();
    for (const { compared, difference } of items) {
      const own = byDoc.get(compared.left.id);
      if (own) own.push(difference);
      else byDoc.set(compared.left.id, [difference]);
    }
    const wanted = [...byDoc].map(([doc, differences]) => ({ doc, differences }));
    const count = await onDecide(wanted, side, part);
    view.setState({
      announcement: t("{count, plural, one {# difference} other {# differences}} decided.", {
        count,
      }),
    });
  };
  const what = t(
    "{items, plural, one {The one that is listed} other {All {items, number} listed}}",
    { items: items.length },
  );
  return (
    <p className="agreement-line">
      {what}:{" "}
      <Button className="button small" isDisabled={isOff} onPress={() => void take("left")()}>
        {t("Keep left")}
      </Button>{" "}
      <Button className="button small" isDisabled={isOff} onPress={() => void take("right")()}>
        {t("Take right")}
      </Button>
    </p>
  );
}
