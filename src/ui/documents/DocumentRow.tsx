import { Button, GridListItem, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import type { Doc } from "../../core/document.ts";
import { Icon } from "../Icon.tsx";
import { useViewStore } from "../useApp.ts";

/** A document in the list: its name, how far it is, and what can be done with it. */
export function DocumentRow({ doc }: { doc: Doc }) {
  const view = useViewStore();
  const confirmed = Object.keys(doc.confirmed).length;
  const total = doc.sentences.length;
  const act = (kind: "rename" | "editCopy" | "delete") =>
    view.setState({ dialog: { kind, doc: doc.id } });
  return (
    <GridListItem id={doc.id} textValue={doc.name} className="document">
      <span className="document-name">{doc.name}</span>
      <span className="document-state">
        {total === 0 ? "empty" : `${confirmed} of ${total} confirmed`}
      </span>
      <span className="document-bar" aria-hidden="true">
        <span style={{ transform: `scaleX(${total ? confirmed / total : 0})` }} />
      </span>
      <MenuTrigger>
        <Button className="icon-button" aria-label={`Actions for ${doc.name}`}>
          <Icon name="more" />
        </Button>
        <Popover className="popover" placement="bottom end" offset={4}>
          <Menu className="menu" aria-label={`Actions for ${doc.name}`}>
            <MenuItem className="menu-item" onAction={() => act("rename")}>
              Rename
            </MenuItem>
            <MenuItem className="menu-item" onAction={() => act("editCopy")}>
              Edit a copy
            </MenuItem>
            <MenuItem className="menu-item danger" onAction={() => act("delete")}>
              Delete
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
    </GridListItem>
  );
}
