import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import type { Doc } from "../../core/document/document.ts";
import { useRunCommand } from "../commands/useRunCommand.ts";
import { Icon } from "../look/Icon.tsx";

/** What can be done with a document as a whole. */
export function DocumentMenu({ doc }: { doc: Doc }) {
  const run = useRunCommand();
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label={`Actions for ${doc.name}`}>
        <Icon name="more" />
      </Button>
      <Popover className="popover" placement="bottom end" offset={4}>
        <Menu
          className="menu"
          aria-label={`Actions for ${doc.name}`}
          onAction={(id) => run(String(id), { kind: "document", id: doc.id })}
        >
          <MenuItem id="renameDocument" className="menu-item">
            Rename
          </MenuItem>
          <MenuItem id="editDocument" className="menu-item">
            Edit a copy
          </MenuItem>
          <MenuItem id="deleteDocument" className="menu-item danger">
            Move to trash
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
