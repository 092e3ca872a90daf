import type { Project } from "../core/document/document.ts";
import { nameInSentence } from "../core/document/givenNames.ts";
import { liveDocs } from "../core/document/liveDocs.ts";
import { DEFAULT_BUNDLED } from "../core/lifecycle/bundled.ts";
import { listedProjects } from "../core/projects/projectEntry.ts";
import { nameOrRefusal, shownProjectNames } from "../core/projects/projectNames.ts";
import { copiedTypes } from "../core/types/copiedTypes.ts";
import { t } from "../language/words.ts";
import { type Context, messageOf } from "./context.ts";
import { createLeaving } from "./leaving.ts";
import type { ModelRuntime } from "./modelRuntime.ts";
import { newId } from "./newId.ts";
import type { ProjectSource, ProjectsState } from "./projectsState.ts";
import type { Saver } from "./saver.ts";
import type { Said } from "./services.ts";
import type { AppState } from "./state.ts";

/** The projects around the open one. */
export interface ProjectsSlice {
  readonly actions: Omit<
    ProjectsState,
    "projectId" | "projects" | "leaving" | "isArrival" | "projectChanges"
  >;
  /** Opens a project that was made just now, which the list that is shown may not have yet. */
  go(id: string): Promise<void>;
  /** The open project was read: the list says so. */
  opened(): void;
  /** Keeps what the list says of the open project as it is. */
  follow(now: AppState, before: AppState): void;
}

export function projectsSlice(
  context: Context,
  parts: {
    readonly saver: Saver;
    readonly runtime: ModelRuntime;
    /** Ends what listens beyond the project. */
    readonly end: () => void;
  },
): ProjectsSlice {
  const { get, set, notify, services } = context;
  const { shelf, id: own, show } = services.projects;
  context.untilLeft(shelf.follow((projects) => set({ projects })));
  const { canLeave, leave } = createLeaving(context, parts);

  /** Does what the user wants stored: the page is not left meanwhile without being asked. */
  const storing = async (work: () => Promise<void>): Promise<void> => {
    set({ projectChanges: get().projectChanges + 1 });
    try {
      await work();
    } finally {
      set({ projectChanges: get().projectChanges - 1 });
    }
  };
  /** Does it, and says where it cannot be done. */
  const tried = async (work: () => Promise<void>, what: string): Promise<boolean> => {
    try {
      await storing(work);
      return true;
    } catch (error) {
      notify("error", `${what}: ${messageOf(error)}`);
      return false;
    }
  };
  /** Leaves this project, does something with it, and opens another one. */
  const go = async (
    to: string,
    between: () => Promise<Said | undefined> = async () => undefined,
  ) => {
    if (get().leaving || !canLeave()) return;
    set({ leaving: { to } });
    const left = await leave();
    if (!left) return set({ leaving: null });
    parts.end();
    show(to, await between());
  };
  /** Says which trainings wait in other projects. */
  const tellOfTrainings = async () => {
    const all = await shelf.list();
    const names = shownProjectNames(all);
    for (const { id, hasTraining } of all)
      if (hasTraining && id !== own)
        notify(
          "info",
          t("Paused: the training in “{names}”. It goes on when you open that project.", {
            names: names.get(id),
          }),
        );
  };
  const { said } = services.projects;
  if (said) notify(said.kind, said.text, said);
  const nameOf = (id: string) => nameInSentence(shownProjectNames(get().projects).get(id) ?? "");
  /** Puts a project out of the list; refuses where that leaves none, or another tab has it. */
  const putAside = async (id: string, change: { archivedAt: number } | { trashedAt: number }) => {
    const next = listedProjects(get().projects).find((one) => one.id !== id);
    if (!next) return notify("info", t("It is the only project here: make another one first."));
    const isOwn = id === own;
    if (isOwn && !context.canEdit()) return;
    const name = nameOf(id);
    const done: Said = {
      kind: "info",
      text:
        "archivedAt" in change
          ? t("“{name}” is archived: it is under “All projects…”.", { name })
          : t("“{name}” is in the trash, which is under “All projects…”.", { name }),
      putAside: { id, wasOpen: isOwn },
    };
    const failed = t("The list of projects could not be changed");
    if (isOwn)
      return go(next.id, async () => {
        try {
          await storing(() => shelf.change(id, change));
          return done;
        } catch (error) {
          return { kind: "error", text: `${failed}: ${messageOf(error)}` };
        }
      });
    if (await shelf.isOpen(id))
      return notify(
        "info",
        t("“{nameOf}” is open in another tab: close it there first.", { nameOf: name }),
      );
    if (await tried(() => shelf.change(id, change), failed)) notify(done.kind, done.text, done);
  };
  const beginning = async (from: ProjectSource): Promise<Project> => {
    const { project } = get();
    if (from.kind === "template") {
      // Types of all fields: few begin with them, and a first visit need not wait for them.
      const { templateSchema } = await import("../core/types/templateSchema.ts");
      return { docs: {}, schema: templateSchema(from.id) };
    }
    if (from.kind === "empty") return { docs: {}, schema: { entities: [], relations: [] } };
    const schema = from.project === own ? project.schema : await shelf.schemaOf(from.project);
    return { docs: {}, schema: copiedTypes(schema) };
  };

  return {
    go: (id) => go(id),
    opened: () => {
      if (get().storage.kind === "readOnly") return;
      const docs = liveDocs(get().project).length;
      const change = { usedAt: Date.now(), docs, hasTraining: null };
      const failed = t("The list of projects could not be changed");
      void shelf
        .change(own, change)
        .catch((error) => notify("error", `${failed}: ${messageOf(error)}`));
      if (get().isArrival) void tellOfTrainings().catch(() => {}); // The list itself says it too.
    },
    follow: (now, before) => {
      if (now.project.docs === before.project.docs || now.leaving) return;
      if (now.storage.kind !== "saved" && now.storage.kind !== "saving") return;
      const docs = liveDocs(now.project).length;
      const known = now.projects.find(({ id }) => id === own)?.docs;
      if (known !== docs) void shelf.change(own, { docs }).catch(() => {}); // The next one tells.
    },
    actions: {
      openProject: async (id) => {
        if (id === own) return;
        const entry = get().projects.find((one) => one.id === id);
        if (!entry || entry.trashedAt !== undefined)
          return notify("info", t("This project is no longer here."));
        await go(id);
      },
      newProject: async (wanted, from) => {
        const name = nameOrRefusal(wanted);
        if (typeof name !== "string") {
          notify("info", name.refused);
          return false;
        }
        if (!canLeave()) return false;
        const id = newId();
        const isEmpty = from.kind === "empty";
        const settings = {
          bundled: DEFAULT_BUNDLED,
          asksReading: isEmpty,
          isBegunEmpty: isEmpty,
        };
        const isMade = await tried(async () => {
          const project = await beginning(from);
          await shelf.create({ id, name, project, settings, createdAt: Date.now() });
        }, t("The project could not be made"));
        if (isMade) await go(id);
        return isMade;
      },
      renameProject: async (id, wanted) => {
        const name = nameOrRefusal(wanted);
        if (typeof name !== "string") {
          notify("info", name.refused);
          return false;
        }
        return tried(() => shelf.change(id, { name }), t("The project could not be renamed"));
      },
      undoPutAside: async ({ id, wasOpen }) => {
        await get().restoreProject(id);
        if (wasOpen) await go(id);
      },
      archiveProject: (id) => putAside(id, { archivedAt: Date.now() }),
      trashProject: (id) => putAside(id, { trashedAt: Date.now() }),
      restoreProject: async (id) => {
        const change = { archivedAt: null, trashedAt: null };
        await tried(() => shelf.change(id, change), t("The project could not be brought back"));
      },
      emptyProjectTrash: async () => {
        const trashed = get().projects.filter(({ trashedAt }) => trashedAt !== undefined);
        const free: string[] = [];
        for (const { id } of trashed) {
          if (!(await shelf.isOpen(id))) free.push(id);
          else
            notify(
              "info",
              t("“{nameOf}” is open in another tab: it stays in the trash.", {
                nameOf: nameOf(id),
              }),
            );
        }
        await tried(() => shelf.remove(free), t("The trash could not be emptied"));
      },
      saveAllProjects: async () => {
        await tried(async () => {
          const { allProjectsBlob } = await import("./allProjectsBlob.ts");
          const { blob, damaged } = await allProjectsBlob(context);
          services.download("spanloom-projects.zip", blob);
          for (const name of damaged)
            notify(
              "error",
              t("Of “{name}” not all can be read: that part is not in the file.", { name }),
            );
        }, t("The projects could not be saved"));
      },
      contentsOfProjects: async (ids) => {
        const all = await Promise.all(ids.map((id) => shelf.contentsOf(id)));
        return all.reduce(
          (sum, one) => ({ models: sum.models + one.models, bytes: sum.bytes + one.bytes }),
          { models: 0, bytes: 0 },
        );
      },
    },
  };
}
