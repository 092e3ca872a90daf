import { Button } from "react-aria-components";
import type { ComparedPart } from "../../core/agreement/comparedDoc.ts";
import type { SideDifference } from "../../core/agreement/sideDifference.ts";
import type { AgreementActions } from "../../store/agreementState.ts";
import { useViewStore } from "../app/useApp.ts";
import { counted } from "../look/names.ts";
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
    view.setState({ announcement: `${counted(count, "difference")} decided.` });
  };
  const what =
    items.length === 1
      ? "The one that is listed"
      : `All ${items.length.toLocaleString("en")} listed`;
  return (
    <p className="agreement-line">
      {what}:{" "}
      <Button className="button small" isDisabled={isOff} onPress={() => void take("left")()}>
        Keep left
      </Button>{" "}
      <Button className="button small" isDisabled={isOff} onPress={() => void take("right")()}>
        Take right
      </Button>
    </p>
  );
}
