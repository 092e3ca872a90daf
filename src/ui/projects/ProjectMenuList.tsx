import { Header, Menu, MenuItem, MenuSection, Separator, Text } from "react-aria-components";
import { listedProjects } from "../../core/projects/projectEntry.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { CommandItem } from "../commands/CommandItem.tsx";
import { useRunCommand } from "../commands/useRunCommand.ts";
import { projectFacts } from "./projectWords.ts";
import { useProjectNames } from "./useProjectNames.ts";

/** So many are in the menu; the others are in the list of all. */
const MOST = 8;
const OPEN = "open ";
const COMMANDS = [
  {
    command: "newProject",
    get name() {
      return t("New project…");
    },
  },
  {
    command: "renameProject",
    get name() {
      return t("Rename this project…");
    },
  },
  {
    command: "archiveProject",
    get name() {
      return t("Archive this project");
    },
  },
  {
    command: "trashProject",
    get name() {
      return t("Move this project to the trash");
    },
  },
  {
    command: "projects",
    get name() {
      return t("All projects…");
    },
  },
] as const;

/** The other projects to go to, and what can be done with projects. */
export function ProjectMenuList() {
  const projects = useApp((s) => s.projects);
  const own = useApp((s) => s.projectId);
  const openProject = useApp((s) => s.openProject);
  const names = useProjectNames();
  const run = useRunCommand();
  const act = (id: string) => {
    if (id.startsWith(OPEN)) void openProject(id.slice(OPEN.length));
    else run(id);
  };
  const shown = listedProjects(projects).filter(({ id }) => id !== own);
  return (
    <Menu
      className="menu project-menu"
      aria-label={t("Projects")}
      onAction={(id) => act(String(id))}
    >
      {shown.length > 0 && (
        <MenuSection>
          <Header className="menu-title">{t("Open another one")}</Header>
          {shown.slice(0, MOST).map((entry) => (
            <MenuItem
              key={entry.id}
              id={`${OPEN}${entry.id}`}
              textValue={names.get(entry.id) ?? entry.name}
              className="menu-item set-item"
            >
              <Text slot="label" dir="auto" title={names.get(entry.id)}>
                {names.get(entry.id)}
              </Text>
              <Text slot="description">{projectFacts(entry)}</Text>
            </MenuItem>
          ))}
        </MenuSection>
      )}
      {shown.length > 0 && <Separator />}
      {COMMANDS.map(({ command, name }) => (
        <CommandItem key={command} command={command}>
          {name}
        </CommandItem>
      ))}
    </Menu>
  );
}
