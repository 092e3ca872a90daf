import { useEffect, useRef } from "react";
import { Button, MenuTrigger, Popover } from "react-aria-components";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { part } from "../controls/part.tsx";
import { useProjectNames } from "./useProjectNames.ts";

const ProjectMenuList = part(async () => (await import("./ProjectMenuList.tsx")).ProjectMenuList);

/** The open project's name, the others to go to, and what can be done with them. */
export function ProjectMenu() {
  const own = useApp((s) => s.projectId);
  const leaving = useApp((s) => s.leaving);
  const isArrival = useApp((s) => s.isArrival);
  const names = useProjectNames();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // What had the focus went with the project before.
    if (isArrival) button.current?.focus();
  }, [isArrival]);
  const name = names.get(own) ?? "";
  return (
    <MenuTrigger>
      <Button
        ref={button}
        className="project-button"
        aria-label={t("Project {name}", { name })}
        isDisabled={leaving !== null}
      >
        <span className="project-name" dir="auto" title={name}>
          {leaving
            ? t("Opening {names}…", { names: names.get(leaving.to) ?? t("the project") })
            : name}
        </span>
        <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="popover" placement="bottom start" offset={6}>
        <ProjectMenuList />
      </Popover>
    </MenuTrigger>
  );
}
