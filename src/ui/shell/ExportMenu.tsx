import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
} from "react-aria-components";
import { useCanRun, useRunCommand } from "../commands/useRunCommand.ts";
import { Icon } from "../look/Icon.tsx";

/** What can be taken away, by the commands that do it. */
const EXPORTS = [
  { command: "exportSpert", name: "SpERT JSON" },
  { command: "exportBrat", name: "brat standoff" },
  { command: "exportCsv", name: "CSV of triples" },
] as const;

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
            {EXPORTS.map(({ command, name }) => (
              <MenuItem key={command} id={command} className="menu-item">
                {name}
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
