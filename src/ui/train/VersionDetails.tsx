import { useState } from "react";
import { Button } from "react-aria-components";
import type { Recipe } from "../../core/learn/recipe.ts";
import type { ModelVersion } from "../../core/lifecycle/modelVersion.ts";
import { chosenText } from "../../core/report/chosenText.ts";
import { ruleText } from "../../core/report/ruleText.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { deviceName } from "../look/deviceName.ts";
import { duration } from "./duration.ts";

/** What stayed as it was, and in how many parts a step came. */
function keptText({ frozenLayers, freezeEmbeddings, accumulate }: Recipe): string {
  const embeddings = freezeEmbeddings && frozenLayers === 0 ? t(", embeddings kept") : "";
  const parts = t("{accumulate, plural, one {} other {, {accumulate, number} parts a step}}", {
    accumulate,
  });
  return t("{frozenLayers, plural, one {# layer} other {# layers}} kept{embeddings}{parts}", {
    frozenLayers,
    embeddings,
    parts,
  });
}

/** How a kept model was made, and what can be taken away of it. */
export function VersionDetails({ version }: { version: ModelVersion }) {
  const { id, name, made } = version;
  const downloadReport = useApp((s) => s.downloadReport);
  const exportVersion = useApp((s) => s.exportVersion);
  const [isExporting, setExporting] = useState(false);
  const exported = async () => {
    setExporting(true);
    await exportVersion(id);
    setExporting(false);
  };
  return (
    <details className="version-details">
      <summary>{t("How {name} was made", { name })}</summary>
      {made ? (
        <dl className="facts">
          <dt>{t("Recipe")}</dt>
          <dd>
            {t(
              "{epochs, number} epochs of {batch, number} sentences a step and {rehearsed, number} rehearsed, rates {lr, number} and {headLr, number}, {keptText}",
              {
                epochs: made.recipe.epochs,
                batch: made.recipe.batch,
                rehearsed: made.recipe.rehearsed,
                lr: made.recipe.lr,
                headLr: made.recipe.headLr,
                keptText: keptText(made.recipe),
              },
            )}
          </dd>
          <dt>{t("Seed")}</dt>
          <dd>{made.recipe.seed}</dd>
          <dt>{t("Steps")}</dt>
          <dd>
            {t(
              "{steps, number}{stopped, select, true {, stopped} other {}} in {seconds}{chosen, select, true {; as after {chosenText}} other {}}",
              {
                steps: made.steps,
                stopped: made.stopped,
                seconds: duration(made.seconds),
                chosen: Boolean(made.chosen),
                chosenText: made.chosen && chosenText(made.chosen),
              },
            )}
          </dd>
          {made.rule && (
            <>
              <dt>{t("Held out")}</dt>
              <dd>{ruleText(made.rule)}</dd>
            </>
          )}
          <dt>{t("Device")}</dt>
          <dd>{deviceName(made.device)}</dd>
          <dt>{t("Data")}</dt>
          <dd>
            <code>{made.data.hash}</code>
          </dd>
          <dt>{t("Version")}</dt>
          <dd>
            <code>{id}</code>
          </dd>
        </dl>
      ) : (
        <p className="quiet">{t("This was not stored when it was kept.")}</p>
      )}
      <div className="version-actions">
        <Button
          className="button small"
          aria-label={t("Report of {name} as a page", { name })}
          onPress={() => void downloadReport(id, "html")}
        >
          {t("Report (HTML)")}
        </Button>
        <Button
          className="button small"
          aria-label={t("Report of {name} as Markdown", { name })}
          onPress={() => void downloadReport(id, "md")}
        >
          {t("Report (Markdown)")}
        </Button>
        <Button
          className="button small"
          aria-label={t("Export {name} with its model card", { name })}
          isDisabled={isExporting}
          onPress={() => void exported()}
        >
          {isExporting ? t("Exporting…") : t("Export (zip)")}
        </Button>
      </div>
    </details>
  );
}
