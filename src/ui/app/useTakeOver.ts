import type { AppState } from "../../store/state.ts";
import { useApp, useAppStore } from "./useApp.ts";

/** Whether another tab moved the open project to the trash, and let go of it. */
const isTrashedElsewhere = ({ storage, projects, projectId }: AppState): boolean =>
  storage.kind === "readOnly" &&
  storage.isFree === true &&
  projects.some(({ id, trashedAt }) => id === projectId && trashedAt !== undefined);

/** Whether another tab removed the open project for good: what it held is in this tab alone. */
const isRemovedElsewhere = ({ storage, projects, projectId }: AppState): boolean =>
  storage.kind === "readOnly" &&
  storage.isFree === true &&
  projects.length > 0 &&
  projects.every(({ id }) => id !== projectId);

/** How this tab becomes the one that changes the project, which may lie in the trash. */
export function useTakeOver(): {
  readonly isTrashed: boolean;
  /** Taking over opens another project then. */
  readonly isRemoved: boolean;
  takeOver(): Promise<void>;
} {
  const store = useAppStore();
  return {
    isTrashed: useApp(isTrashedElsewhere),
    isRemoved: useApp(isRemovedElsewhere),
    takeOver: async () => {
      const { restoreProject, takeOver, projectId } = store.getState();
      if (isTrashedElsewhere(store.getState())) await restoreProject(projectId);
      await takeOver();
    },
  };
}
