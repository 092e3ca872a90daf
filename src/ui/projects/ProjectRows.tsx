import { Button, GridList, GridListItem } from "react-aria-components";
import { t } from "../../language/words.ts";
import type { ProjectEntry } from "../../store/projectsState.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { projectFacts } from "./projectWords.ts";
import { useProjectNames } from "./useProjectNames.ts";

export interface ProjectAction {
  readonly name: string;
  /** It opens the project, which is of no use for the one that is open. */
  readonly opens?: boolean;
  /** It puts the project aside, which this tab cannot do with an open one that another tab has. */
  readonly putsAside?: boolean;
  readonly run: (id: string) => void;
}

interface Props {
  readonly label: string;
  readonly projects: readonly ProjectEntry[];
  /** The project that is open: it is not opened again. */
  readonly open: string;
  readonly actions: readonly ProjectAction[];
}

/** Projects, each with what can be done with it. */
export function ProjectRows({ label, projects, open, actions }: Props) {
  const names = useProjectNames();
  const editable = useApp(isEditable);
  return (
    <GridList
      className="trash-list project-list"
      aria-label={label}
      dependencies={[actions, editable]}
    >
      {projects.map((entry) => {
        const name = names.get(entry.id) ?? entry.name;
        const isOpen = entry.id === open;
        return (
          <GridListItem key={entry.id} id={entry.id} textValue={name} className="trashed">
            <span className="document-name" dir="auto" title={name}>
              {name}
            </span>
            <span className="document-counts">
              {isOpen && `${t("open")} · `}
              {projectFacts(entry)}
            </span>
            <span className="project-actions">
              {actions
                .filter(({ opens }) => !isOpen || !opens)
                .map((action) => (
                  <Button
                    key={action.name}
                    className="button small"
                    isDisabled={isOpen && action.putsAside === true && !editable}
                    aria-label={`${action.name} ${name}`}
                    onPress={() => action.run(entry.id)}
                  >
                    {action.name}
                  </Button>
                ))}
            </span>
          </GridListItem>
        );
      })}
    </GridList>
  );
}
