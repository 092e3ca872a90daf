import { useRef } from "react";
import { Dialog, Popover } from "react-aria-components";
import { t } from "../../language/words.ts";
import { useView, useViewStore } from "../app/useApp.ts";
import { CommandIconButton } from "../commands/CommandButton.tsx";
import { HistoryList } from "./HistoryList.tsx";

/** Opens the history beside the text, so that one sees what each step did. */
export function HistoryButton() {
  const view = useViewStore();
  const isOpen = useView((s) => s.dialog?.kind === "history");
  const place = useRef<HTMLSpanElement>(null);
  return (
    <span ref={place}>
      <CommandIconButton command="history" icon="history" label={t("History")} />
      <Popover
        className="popover"
        triggerRef={place}
        placement="bottom end"
        offset={6}
        isOpen={isOpen}
        onOpenChange={(open) => view.setState({ dialog: open ? { kind: "history" } : null })}
      >
        <Dialog className="history-box" aria-label={t("History")}>
          <HistoryList />
        </Dialog>
      </Popover>
    </span>
  );
}
