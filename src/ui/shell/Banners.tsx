import type { EntityType, Schema } from "../../core/document/document.ts";
import { remembered } from "../../core/document/remembered.ts";
import { twinsOf } from "../../core/types/shownNames.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { useRunCommand } from "../commands/useRunCommand.ts";
import { part } from "../controls/part.tsx";
import { asSentence } from "../look/names.ts";
import { Trans } from "../look/Trans.tsx";
import { TypeText } from "../look/TypeText.tsx";
import { Banner } from "./Banner.tsx";
import { GoOnBanner } from "./GoOnBanner.tsx";
import { StorageBanner } from "./StorageBanner.tsx";

const later = () => import("./laterBanners.ts");

const BackupBanner = part(async () => (await later()).BackupBanner);
const LossBanner = part(async () => (await later()).LossBanner);
const UpdateBanner = part(async () => (await later()).UpdateBanner);

/** What is wrong, and what to do about it, across the page. */
export function Banners() {
  const model = useApp((s) => s.model);
  const prediction = useApp((s) => s.prediction);
  const update = useApp((s) => s.update);
  const alike = useApp((s) => shownTwice(s.project.schema));
  const openModel = useApp((s) => s.openModel);
  const run = useRunCommand();
  return (
    <>
      {update === "offered" && <UpdateBanner />}
      <StorageBanner />
      <LossBanner />
      <GoOnBanner />
      <BackupBanner />
      {alike && (
        <Banner kind="info" action={t("Show types")} onAction={() => run("schema")}>
          <Trans
            id="Two types are both shown as “<0/>”, which nobody can tell apart. Rename one of them, or merge them."
            components={{ 0: <TypeText name={alike} /> }}
          />
        </Banner>
      )}
      {model.kind === "failed" && (
        <Banner kind="error" action={t("Try again")} onAction={() => void openModel()}>
          {t("The model cannot run: {message} Annotating and exporting still work.", {
            message: asSentence(model.message),
          })}
        </Banner>
      )}
      {prediction.kind === "failed" && (
        <Banner kind="error" action={t("Try again")} onAction={() => run("predict")}>
          {t("The prediction stopped: {message}", { message: asSentence(prediction.message) })}
        </Banner>
      )}
    </>
  );
}

/** A name under which two types of a kind are shown, as an older version let them be. */
const shownTwice = remembered((schema: Schema): string | null => {
  for (const types of [schema.entities, schema.relations]) {
    const [twin] = twinsOf<EntityType>(types).values();
    if (twin) return twin.verbose;
  }
  return null;
});
