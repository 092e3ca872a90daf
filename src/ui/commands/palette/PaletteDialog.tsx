import { type KeyboardEvent, useState } from "react";
import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  TextField,
} from "react-aria-components";
import { t } from "../../../language/words.ts";
import { useViewStore } from "../../app/useApp.ts";
import { afterOverlay } from "../../places/focus.ts";
import { useCommandContext } from "../useCommandContext.ts";
import { isMac, useKeyTable } from "../useKeyTable.ts";
import { type PaletteItem, paletteItems } from "./paletteItems.ts";

/** How many of the commands that were chosen last come first. */
const RECENT = 6;

/** Everything that can be done, found by typing a part of its name. */
export function PaletteDialog({ onClose }: { onClose: () => void }) {
  const context = useCommandContext();
  const view = useViewStore();
  const keys = useKeyTable();
  const [query, setQuery] = useState("");
  const items = paletteItems(context, keys, query, isMac());
  const run = (id: string) => {
    const item = items.find((one) => one.id === id);
    if (!item) return;
    const recent = [id, ...view.getState().recent.filter((other) => other !== id)];
    view.setState({ recent: recent.slice(0, RECENT) });
    onClose();
    afterOverlay(() => item.run(context));
  };
  /**
   * Runs the line that is marked, or, when somebody types fast, the first before it is marked. The
   * library would press what it marks next, which may be gone from the list by then.
   */
  const runMarked = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    const marked = document.querySelector<HTMLElement>(".palette-list [data-focused][data-key]");
    const first = query === "" ? undefined : items.find(({ enabled }) => enabled)?.id;
    const id = marked?.dataset.key ?? first;
    if (id !== undefined) run(id);
  };
  return (
    <ModalOverlay
      className="overlay palette-overlay"
      isOpen
      isDismissable
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className="modal palette">
        <Dialog className="palette-box" aria-label={t("Commands")}>
          <Autocomplete inputValue={query} onInputChange={setQuery}>
            <TextField className="palette-search" aria-label={t("Search commands")} autoFocus>
              <Input placeholder={t("What should be done?")} onKeyDownCapture={runMarked} />
            </TextField>
            <Menu
              className="palette-list"
              aria-label={t("Commands")}
              items={items}
              disabledKeys={items.filter(({ enabled }) => !enabled).map(({ id }) => id)}
              onAction={(id) => run(String(id))}
              renderEmptyState={() => (
                <p className="palette-empty">{t("Nothing is called that.")}</p>
              )}
            >
              {(item) => <Line item={item} />}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Line({ item }: { item: PaletteItem }) {
  const { id, name, group, keys, why } = item;
  return (
    <MenuItem id={id} textValue={name} className="menu-item">
      <span>{name}</span>
      <small>{why ?? group}</small>
      <span className="keys" aria-hidden="true">
        {keys.slice(0, 2).map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </span>
    </MenuItem>
  );
}
