import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import type { Doc } from "../../core/document/document.ts";
import { useApp, useViewStore } from "../app/useApp.ts";
import { Icon } from "../look/Icon.tsx";

/** What can be done with a document as a whole. */
export function DocumentMenu({ doc }: { doc: Doc }) {
  const view = useViewStore();
  const deleteDoc = useApp((s) => s.deleteDoc);
  const ask = (kind: "rename" | "editCopy") => view.setState({ dialog: { kind, doc: doc.id } });
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label={`Actions for ${doc.name}`}>
        <Icon name="more" />
      </Button>
      <Popover className="popover" placement="bottom end" offset={4}>
        <Menu className="menu" aria-label={`Actions for ${doc.name}`}>
          <MenuItem className="menu-item" onAction={() => ask("rename")}>
            Rename
          </MenuItem>
          <MenuItem className="menu-item" onAction={() => ask("editCopy")}>
            Edit a copy
          </MenuItem>
          <MenuItem className="menu-item danger" onAction={() => deleteDoc(doc.id)}>
            Move to trash
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
