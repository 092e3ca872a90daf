import { useMemo } from "react";
import { ListBox, ListBoxItem, ListLayout, Virtualizer } from "react-aria-components";
import { useApp, useAppStore } from "../useApp.ts";
import { type HistoryPlace, historyPlaces } from "./historyPlaces.ts";

const LAYOUT = { estimatedRowSize: 34, padding: 4 };

/** The steps, newest first; choosing one takes back or again all up to it. */
export function HistoryList() {
  const app = useAppStore();
  const undoNames = useApp((s) => s.undoNames);
  const redoNames = useApp((s) => s.redoNames);
  const places = useMemo(() => historyPlaces(undoNames, redoNames), [undoNames, redoNames]);
  const goTo = (id: number) => {
    const { undo, redo } = app.getState();
    const distance = id - undoNames.length;
    if (distance > 0) redo(distance);
    if (distance < 0) undo(-distance);
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
        selectedKeys={[undoNames.length]}
        onSelectionChange={(keys) => {
          const [id] = keys === "all" ? [] : keys;
          if (id !== undefined) goTo(Number(id));
        }}
      >
        {(place: HistoryPlace) => <PlaceItem {...place} />}
      </ListBox>
    </Virtualizer>
  );
}

function PlaceItem({ id, name, distance }: HistoryPlace) {
  const shown = name ?? "Before these steps";
  return (
    <ListBoxItem
      id={id}
      textValue={distance > 0 ? `${shown}, undone` : shown}
      className="history-place"
      data-undone={distance > 0 || undefined}
    >
      <span className="history-name">{shown}</span>
    </ListBoxItem>
  );
}
