import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
} from "react-aria-components";
import { useApp } from "../app/useApp.ts";
import { Icon } from "../look/Icon.tsx";

/** Everything that can be taken away. */
export function ExportMenu() {
  const exportAnnotations = useApp((s) => s.exportAnnotations);
  const exportModel = useApp((s) => s.exportModel);
  const hasModel = useApp((s) => s.model.kind === "ready");
  return (
    <MenuTrigger>
      <Button className="button">
        <Icon name="export" /> Export
      </Button>
      <Popover className="popover" placement="bottom end" offset={6}>
        <Menu className="menu" aria-label="Export" disabledKeys={hasModel ? [] : ["model"]}>
          <MenuSection>
            <Header className="menu-title">Confirmed annotations</Header>
            <MenuItem className="menu-item" onAction={() => void exportAnnotations("spert")}>
              SpERT JSON
            </MenuItem>
            <MenuItem className="menu-item" onAction={() => void exportAnnotations("brat")}>
              brat standoff
            </MenuItem>
            <MenuItem className="menu-item" onAction={() => void exportAnnotations("csv")}>
              CSV of triples
            </MenuItem>
          </MenuSection>
          <MenuSection>
            <Header className="menu-title">Model</Header>
            <MenuItem id="model" className="menu-item" onAction={() => void exportModel()}>
              Model folder (zip)
            </MenuItem>
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
