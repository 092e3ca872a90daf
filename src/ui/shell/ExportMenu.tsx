import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Text,
} from "react-aria-components";
import { EXPORT_FORMATS } from "../../store/formatChoices.ts";
import { exportCommand } from "../commands/documents.ts";
import { useCanRun, useRunCommand } from "../commands/useRunCommand.ts";
import { Icon } from "../look/Icon.tsx";

/** Everything that can be taken away. */
export function ExportMenu() {
  const run = useRunCommand();
  const hasModel = useCanRun("exportModel");
  return (
    <MenuTrigger>
      <Button className="button">
        <Icon name="export" /> Export
      </Button>
      <Popover className="popover" placement="bottom end" offset={6}>
        <Menu
          className="menu"
          aria-label="Export"
          disabledKeys={hasModel ? [] : ["exportModel"]}
          onAction={(id) => run(String(id))}
        >
          <MenuSection>
            <Header className="menu-title">Confirmed annotations</Header>
            {EXPORT_FORMATS.map(({ id, label, cannotHold }) => (
              <MenuItem
                key={id}
                id={exportCommand(id)}
                className="menu-item described"
                textValue={label}
              >
                <Text slot="label">{label}</Text>
                <Text slot="description" className="menu-note">
                  without {cannotHold.join(", ")}
                </Text>
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSection>
            <Header className="menu-title">Model</Header>
            <MenuItem id="exportModel" className="menu-item">
              Model folder (zip)
            </MenuItem>
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
