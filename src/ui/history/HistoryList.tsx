import { useMemo } from "react";
import { ListBox, ListLayout, Virtualizer } from "react-aria-components";
import { t } from "../../language/words.ts";
import { useApp, useAppStore } from "../app/useApp.ts";
import { HistoryItem } from "./HistoryItem.tsx";
import { type HistoryPlace, historyPlaces } from "./historyPlaces.ts";

const LAYOUT = { estimatedRowSize: 44, padding: 4 };

/** The steps, newest first; choosing one takes back or again all up to it. */
export function HistoryList() {
  const app = useAppStore();
  const places = usePlaces();
  const here = useApp((s) => s.history.undo.length);
  const goTo = (id: number) => {
    const { undo, redo } = app.getState();
    if (id > here) redo(id - here);
    if (id < here) undo(here - id);
  };
  return (
    <Virtualizer layout={ListLayout} layoutOptions={LAYOUT}>
      <ListBox
        className="history-list"
        aria-label={t("Steps, newest first")}
        autoFocus
        items={places}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[here]}
        onSelectionChange={(keys) => {
          const [id] = keys === "all" ? [] : keys;
          if (id !== undefined) goTo(Number(id));
        }}
      >
        {(place: HistoryPlace) => <HistoryItem place={place} />}
      </ListBox>
    </Virtualizer>
  );
}

function usePlaces(): readonly HistoryPlace[] {
  const history = useApp((s) => s.history);
  return useMemo(() => historyPlaces(history), [history]);
}
