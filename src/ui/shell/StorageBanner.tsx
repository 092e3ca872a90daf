import { asNow, t } from "../../language/words.ts";
import type { StorageRemedy } from "../../store/state.ts";
import { useApp } from "../app/useApp.ts";
import { useTakeOver } from "../app/useTakeOver.ts";
import { Banner } from "./Banner.tsx";

/** Why what is done here is not stored, and what to do about it. */
export function StorageBanner() {
  const storage = useApp((s) => s.storage);
  const exportProject = useApp((s) => s.exportProject);
  const { isTrashed, isRemoved, takeOver } = useTakeOver();
  const remedies = useRemedies();
  if (storage.kind === "opening" && storage.isBlocked)
    return (
      <Banner kind="info">
        {t(
          "Another tab has an older version of Spanloom open, which holds this one up. Close or reload that tab, and this one goes on.",
        )}
      </Banner>
    );
  if (storage.kind === "readOnly" && storage.isNewer)
    return (
      <Banner
        kind="error"
        action={t("Export everything (JSON)")}
        onAction={() => void exportProject()}
      >
        {t(
          "What is stored here was written by a newer version of Spanloom. This one shows what it can read of it and changes nothing. Reload the page to get the newer version.",
        )}
      </Banner>
    );
  if (isTrashed)
    return (
      <Banner kind="info" action={t("Bring it back")} onAction={() => void takeOver()}>
        {t("Another tab moved this project to the trash. It is only shown here.")}
      </Banner>
    );
  if (isRemoved)
    return (
      <Banner kind="error" action={t("Open another project")} onAction={() => void takeOver()}>
        {t(
          "Another tab removed this project for good. What it held is only in this tab now: export what you want to keep.",
        )}
      </Banner>
    );
  if (storage.kind === "readOnly")
    return (
      <Banner kind="info" action={t("Use here")} onAction={() => void takeOver()}>
        {storage.isFree
          ? t("The tab that had this project open has left it. It can be changed here now.")
          : t(
              "Spanloom is open in another tab. This one only shows the project, so that nothing is overwritten.",
            )}
      </Banner>
    );
  if (storage.kind !== "failed") return null;
  const { name, run } = remedies[storage.remedy];
  return (
    <Banner kind="error" action={name} onAction={run}>
      {asNow(storage.message)}
    </Banner>
  );
}

function useRemedies(): Record<StorageRemedy, { readonly name: string; run(): void }> {
  const retry = useApp((s) => s.retryStoring);
  const storeAgain = useApp((s) => s.storeAgain);
  return {
    retry: { name: t("Try again"), run: retry },
    storeAgain: { name: t("Store it again"), run: () => void storeAgain() },
    reload: { name: t("Reload the page"), run: () => location.reload() },
  };
}
