import type { ProjectEntry } from "../core/projects/projectEntry.ts";
import type { ProjectContents } from "../storage/projects/shelf.ts";

/** What a new project begins with. */
export type ProjectSource =
  | { readonly kind: "empty" }
  /** The types of a template, by its id. */
  | { readonly kind: "template"; readonly id: string }
  /** The types of another project, and nothing else of it. */
  | { readonly kind: "types"; readonly project: string };

/** A project that was archived or moved to the trash, and whether it was open. */
export interface PutAside {
  readonly id: string;
  readonly wasOpen: boolean;
}

/** A switch that is under way. */
export interface Leaving {
  /** The project that is opened next. */
  readonly to: string;
}

/** Several projects side by side, of which one is open. */
export interface ProjectsState {
  /** The one that is open. */
  readonly projectId: string;
  /** All of them, also those that are put away or in the trash. */
  readonly projects: readonly ProjectEntry[];
  readonly leaving: Leaving | null;
  /** It was opened in the place of another one. */
  readonly isArrival: boolean;
  /** So many changes that the user made of the list of projects are not stored yet. */
  readonly projectChanges: number;

  /** Opens another project in the place of this one; what is under way here is stored before. */
  openProject(id: string): Promise<void>;
  /** Makes a project and opens it; resolves with whether it could. */
  newProject(name: string, from: ProjectSource): Promise<boolean>;
  renameProject(id: string, name: string): Promise<boolean>;
  /** Puts a project away; `restoreProject` brings it back. Of the open one another is opened. */
  archiveProject(id: string): Promise<void>;
  /** Moves a project to the trash of projects; the same holds. */
  trashProject(id: string): Promise<void>;
  restoreProject(id: string): Promise<void>;
  /** Brings back what was put aside, and opens it where it was open. */
  undoPutAside(what: PutAside): Promise<void>;
  /** Removes what lies in the trash of projects, for good. */
  emptyProjectTrash(): Promise<void>;
  /** Hands all projects over as a zip, a file each; their models and histories stay here. */
  saveAllProjects(): Promise<void>;
  /** What is kept of projects beside their documents. */
  contentsOfProjects(ids: readonly string[]): Promise<ProjectContents>;
}

export type { ProjectContents, ProjectEntry };
