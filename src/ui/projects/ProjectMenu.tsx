import { useEffect, useRef } from "react";
import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
  Text,
} from "react-aria-components";
import { listedProjects } from "../../core/projects/projectEntry.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { useCanRun, useRunCommand } from "../commands/useRunCommand.ts";
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

/** The open project's name, the others to go to, and what can be done with them. */
export function ProjectMenu() {
  const projects = useApp((s) => s.projects);
  const own = useApp((s) => s.projectId);
  const leaving = useApp((s) => s.leaving);
  const openProject = useApp((s) => s.openProject);
  const isArrival = useApp((s) => s.isArrival);
  const names = useProjectNames();
  const run = useRunCommand();
  const hasOther = useCanRun("archiveProject");
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // What had the focus went with the project before.
    if (isArrival) button.current?.focus();
  }, [isArrival]);
  const act = (id: string) => {
    if (id.startsWith(OPEN)) void openProject(id.slice(OPEN.length));
    else run(id);
  };
  const name = names.get(own) ?? "";
  const shown = listedProjects(projects).filter(({ id }) => id !== own);
  return (
    <MenuTrigger>
      <Button
        ref={button}
        className="project-button"
        aria-label={t("Project {name}", { name })}
        isDisabled={leaving !== null}
      >
        <span className="project-name" dir="auto">
          {leaving
            ? t("Opening {names}…", { names: names.get(leaving.to) ?? t("the project") })
            : name}
        </span>
        <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="popover" placement="bottom start" offset={6}>
        <Menu
          className="menu project-menu"
          aria-label={t("Projects")}
          disabledKeys={hasOther ? [] : ["archiveProject", "trashProject"]}
          onAction={(id) => act(String(id))}
        >
          {shown.length > 0 && (
            <MenuSection>
              <Header>{t("Open another one")}</Header>
              {shown.slice(0, MOST).map((entry) => (
                <MenuItem
                  key={entry.id}
                  id={`${OPEN}${entry.id}`}
                  textValue={names.get(entry.id) ?? entry.name}
                  className="menu-item set-item"
                >
                  <Text slot="label" dir="auto">
                    {names.get(entry.id)}
                  </Text>
                  <Text slot="description">{projectFacts(entry)}</Text>
                </MenuItem>
              ))}
            </MenuSection>
          )}
          {shown.length > 0 && <Separator />}
          {COMMANDS.map(({ command, name }) => (
            <MenuItem key={command} id={command} className="menu-item">
              {name}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
