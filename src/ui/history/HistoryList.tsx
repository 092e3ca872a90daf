import { useMemo } from "react";
import { ListBox, ListLayout, Virtualizer } from "react-aria-components";
import { useShallow } from "zustand/react/shallow";
import type { AppState } from "../../store/state.ts";
import { useApp, useAppStore } from "../useApp.ts";
import { HistoryItem } from "./HistoryItem.tsx";
import { type HistoryFacts, type HistoryPlace, historyPlaces } from "./historyPlaces.ts";

const LAYOUT = { estimatedRowSize: 44, padding: 4 };

const factsOf = (state: AppState): HistoryFacts => ({
  undoNames: state.undoNames,
  undoTimes: state.undoTimes,
  undoDocs: state.undoDocs,
  redoNames: state.redoNames,
  redoTimes: state.redoTimes,
  redoDocs: state.redoDocs,
});

/** The steps, newest first; choosing one takes back or again all up to it. */
export function HistoryList() {
  const app = useAppStore();
  const facts = useApp(useShallow(factsOf));
  const places = useMemo(() => historyPlaces(facts), [facts]);
  const here = facts.undoNames.length;
  const goTo = (id: number) => {
    const { undo, redo } = app.getState();
    if (id > here) redo(id - here);
    if (id < here) undo(here - id);
  };
  return (
    <Virtualizer layout={ListLayout} layoutOptions={LAYOUT}>
      <ListBox
        className="history-list"
        aria-label="Steps, newest first"
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
