import { t } from "../../language/words.ts";
import { CommandIconButton } from "../commands/CommandButton.tsx";
import { ProjectMenu } from "../projects/ProjectMenu.tsx";
import { ExportMenu } from "./ExportMenu.tsx";
import { SavedState } from "./SavedState.tsx";
import { StatusLine } from "./StatusLine.tsx";
import { ThemeMenu } from "./ThemeMenu.tsx";
import { UndoButtons } from "./UndoButtons.tsx";

/** The top of the page. */
export function Header() {
  return (
    <header className="header">
      <div className="header-start">
        <h1 className="wordmark">
          <Mark />
          {t("Spanloom")}
        </h1>
        <ProjectMenu />
      </div>
      <StatusLine />
      <div className="header-tools">
        <SavedState />
        <UndoButtons />
        <CommandIconButton command="palette" icon="commands" label={t("Commands")} />
        <CommandIconButton command="helpPages" icon="help" label={t("Help")} />
        <ThemeMenu />
        <ExportMenu />
      </div>
    </header>
  );
}

/** Two spans and the arc between them. */
function Mark() {
  return (
    <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" className="mark">
      <path d="M5 15V11a5 5 0 0 1 5-5h4a5 5 0 0 1 5 5v2.5" />
      <path d="M16.5 11.5 19 14.5l2.5-3" />
      <path className="mark-spans" d="M2 18.5h6 M12 18.5h10" />
    </svg>
  );
}
