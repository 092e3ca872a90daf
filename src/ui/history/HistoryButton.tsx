import { useRef } from "react";
import { Dialog, Popover } from "react-aria-components";
import { useApp, useView, useViewStore } from "../app/useApp.ts";
import { useTip } from "../commands/useKeyTable.ts";
import { IconButton } from "../controls/IconButton.tsx";
import { HistoryList } from "./HistoryList.tsx";

/** Opens the history beside the text, so that one sees what each step did. */
export function HistoryButton() {
  const view = useViewStore();
  const isOpen = useView((s) => s.dialog?.kind === "history");
  const isEmpty = useApp((s) => s.undoNames.length + s.redoNames.length === 0);
  const tip = useTip("History", "history");
  const place = useRef<HTMLSpanElement>(null);
  return (
    <span ref={place}>
      <IconButton
        icon="history"
        label="History"
        tip={tip}
        isDisabled={isEmpty}
        onPress={() => view.setState({ dialog: { kind: "history" } })}
      />
      <Popover
        className="popover"
        triggerRef={place}
        placement="bottom end"
        offset={6}
        isOpen={isOpen}
        onOpenChange={(open) => view.setState({ dialog: open ? { kind: "history" } : null })}
      >
        <Dialog className="history-box" aria-label="History">
          <HistoryList />
        </Dialog>
      </Popover>
    </span>
  );
}
