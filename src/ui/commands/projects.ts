import { listedProjects } from "../../core/projects/projectEntry.ts";
import { t } from "../../language/words.ts";
import { isEditable } from "../app/useApp.ts";
import { type Command, EVERYWHERE } from "./command.ts";

const free: Command["when"] = ({ app }) => app().leaving === null;

const hasOther: Command["when"] = ({ app }) =>
  listedProjects(app().projects).some(({ id }) => id !== app().projectId);

/** Whether the open project can be put aside: no other tab has it, and there is another one to go to. */
const canPutAside: Command["when"] = (context) =>
  free(context) && hasOther(context) && isEditable(context.app());

const whyNot: Command["whyNot"] = (context) =>
  free(context) && !hasOther(context)
    ? t("It is the only project here: make another one first.")
    : null;

/** Several projects side by side. */
export const PROJECTS: readonly Command[] = [
  {
    id: "projects",
    get name() {
      return t("Projects: open another one…");
    },
    get also() {
      return t("Switch project, manage projects, archived, trash of projects");
    },
    group: "Projects",
    keys: ["Alt+o"],
    at: EVERYWHERE,
    anywhere: true,
    icon: "open",
    when: free,
    run: (context) => context.setView({ dialog: { kind: "projects" } }),
  },
  {
    id: "newProject",
    get name() {
      return t("New project…");
    },
    get also() {
      return t("From a template of types, from a project file, copy of types");
    },
    group: "Projects",
    keys: ["Alt+Shift+o"],
    at: EVERYWHERE,
    anywhere: true,
    icon: "add",
    when: free,
    run: (context) => context.setView({ dialog: { kind: "newProject" } }),
  },
  {
    id: "renameProject",
    get name() {
      return t("Rename this project…");
    },
    group: "Projects",
    keys: [],
    at: EVERYWHERE,
    icon: "edit",
    when: free,
    run: (context) =>
      context.setView({ dialog: { kind: "renameProject", project: context.app().projectId } }),
  },
  {
    id: "archiveProject",
    get name() {
      return t("Archive this project");
    },
    get also() {
      return t("Hide, put away");
    },
    group: "Projects",
    keys: [],
    at: EVERYWHERE,
    when: canPutAside,
    whyNot,
    run: ({ app }) => void app().archiveProject(app().projectId),
  },
  {
    id: "trashProject",
    get name() {
      return t("Move this project to the trash");
    },
    get also() {
      return t("Delete project");
    },
    group: "Projects",
    keys: [],
    at: EVERYWHERE,
    when: canPutAside,
    whyNot,
    run: ({ app }) => void app().trashProject(app().projectId),
  },
];
