import {
  type BackupMark,
  confirmedThings,
  isBackupDue,
  lastMade,
} from "../core/lifecycle/backupDue.ts";
import { t } from "../language/words.ts";
import type { BackupState } from "./backupState.ts";
import { type Context, messageOf } from "./context.ts";
import { projectBlob } from "./projectBlob.ts";
import { fileName } from "./savingSlice.ts";
import type { AppState } from "./state.ts";

export interface BackupSlice {
  readonly actions: Omit<BackupState, "backup" | "backupFolder" | "backupFault" | "space">;
  /** Counts what is confirmed, and makes a backup where one goes by itself. */
  follow(now: AppState, before: AppState): void;
}

/** Backups outside of the browser, and the room inside. */
export function backupSlice(context: Context): BackupSlice {
  const { get, set, store, notify, services } = context;
  const { space, folder } = services.keeping;
  let isMaking = false;

  /** @param backupFault why it is not made; null: it is, or was put off */
  const mark = (
    isMade: boolean,
    backupFault: string | null,
    confirmed = confirmedThings(get().project),
  ) => {
    const made = isMade ? null : lastMade(get().backup);
    const backup: BackupMark = { at: Date.now(), confirmed, isMade, ...(made && { made }) };
    set({ backup, backupFault });
    store({ settings: { backup } });
  };
  const lookAtFolder = async () => {
    if (!folder.isOffered) return set({ backupFolder: { kind: "unsupported" } });
    const chosen = await folder.chosen().catch(() => null); // Without it backups are downloads.
    const kind = chosen?.asks ? "asks" : "ready";
    set({ backupFolder: chosen ? { kind, name: chosen.name } : { kind: "none" } });
  };
  /** What the backups of this project are called: names of projects may be alike. */
  const nameOfBackups = () => {
    const { projects, projectId } = get();
    const name = projects.find(({ id }) => id === projectId)?.name ?? "project";
    return `${fileName(name)}-${fileName(projectId).slice("spanloom-".length, "spanloom-".length + 8)}`;
  };
  /** Into the folder, if it can be written to. */
  const intoFolder = async () => {
    isMaking = true;
    // What is confirmed while it is written is not in it.
    const confirmed = confirmedThings(get().project);
    try {
      const { blob } = await projectBlob(context);
      await folder.write(nameOfBackups(), blob, new Date());
      mark(true, null, confirmed);
      return true;
    } catch (error) {
      mark(false, messageOf(error), confirmed); // It is not tried again at each edit.
      return false;
    } finally {
      isMaking = false;
      await lookAtFolder();
    }
  };
  const asDownload = async () => {
    const confirmed = confirmedThings(get().project);
    try {
      const { name, blob } = await projectBlob(context);
      services.download(name, blob);
      mark(true, null, confirmed);
    } catch (error) {
      notify("error", t("The backup could not be made: {reason}", { reason: messageOf(error) }));
    }
  };
  const measureSpace = async () => {
    set({ space: await space.measure() });
  };
  void lookAtFolder();

  return {
    actions: {
      makeBackup: async (to = "folder") => {
        if (isMaking) return;
        if (to === "download" || get().backupFolder.kind !== "ready") return asDownload();
        const isMade = await intoFolder();
        if (isMade) notify("info", t("The backup is written, and was read back."));
      },
      putOffBackup: () => mark(false, null),
      chooseBackupFolder: async () => {
        try {
          if ((await folder.choose()) === null) return;
        } catch (error) {
          const reason = messageOf(error);
          return notify("error", t("The folder cannot be used: {reason}", { reason }));
        }
        await lookAtFolder();
        await get().makeBackup();
      },
      allowBackupFolder: async () => {
        await folder.allow().catch(() => false);
        await lookAtFolder();
      },
      forgetBackupFolder: async () => {
        try {
          await folder.forget();
        } catch (error) {
          const reason = messageOf(error);
          notify("error", t("The folder for backups could not be forgotten: {reason}", { reason }));
        }
        set({ backupFault: null });
        await lookAtFolder();
      },
      measureSpace,
      askToKeep: async () => {
        const isKept = await space.persist().catch(() => false);
        await measureSpace();
        notify(
          "info",
          isKept
            ? t("The browser keeps what is stored here, also when its disk runs short.")
            : t(
                "The browser does not promise to keep what is stored here. It may do so once the page is used more often, bookmarked or installed; backups are safe from that.",
              ),
        );
      },
    },
    follow: (now, before) => {
      if (before.storage.kind === "opening" || now.projectId !== before.projectId) return;
      if (now.storage.kind !== "saved" || isMaking) return;
      const confirmed = confirmedThings(now.project);
      if (now.backup === null) {
        if (confirmed === 0) return;
        // There is something to lose from now on; this follows from what the user just did.
        void space.persist().catch(() => false);
        return mark(false, null, confirmed);
      }
      if (now.backupFolder.kind !== "ready") return;
      if (isBackupDue(now.backup, confirmed, Date.now(), true)) void intoFolder();
    },
  };
}
