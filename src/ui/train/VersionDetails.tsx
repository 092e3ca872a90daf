import { useState } from "react";
import { Button } from "react-aria-components";
import type { Recipe } from "../../core/learn/recipe.ts";
import type { ModelVersion } from "../../core/lifecycle/modelVersion.ts";
import { chosenText } from "../../core/report/chosenText.ts";
import { ruleText } from "../../core/report/ruleText.ts";
import { useApp } from "../app/useApp.ts";
import { counted } from "../look/names.ts";
import { duration } from "./duration.ts";

/** What stayed as it was, and in how many parts a step came. */
function keptText({ frozenLayers, freezeEmbeddings, accumulate }: Recipe): string {
  const embeddings = freezeEmbeddings && frozenLayers === 0 ? ", embeddings kept" : "";
  const parts = accumulate > 1 ? `, ${accumulate} parts a step` : "";
  return `${counted(frozenLayers, "layer")} kept${embeddings}${parts}`;
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
      <summary>How {name} was made</summary>
      {made ? (
        <dl className="facts">
          <dt>Recipe</dt>
          <dd>
            {made.recipe.epochs} epochs of {made.recipe.batch} sentences a step and{" "}
            {made.recipe.rehearsed} rehearsed, rates {made.recipe.lr} and {made.recipe.headLr},{" "}
            {keptText(made.recipe)}
          </dd>
          <dt>Seed</dt>
          <dd>{made.recipe.seed}</dd>
          <dt>Steps</dt>
          <dd>
            {made.steps}
            {made.stopped && ", stopped"} in {duration(made.seconds)}
            {made.chosen && `; as after ${chosenText(made.chosen)}`}
          </dd>
          {made.rule && (
            <>
              <dt>Held out</dt>
              <dd>{ruleText(made.rule)}</dd>
            </>
          )}
          <dt>On</dt>
          <dd>{made.device}</dd>
          <dt>Data</dt>
          <dd>
            <code>{made.data.hash}</code>
          </dd>
          <dt>Version</dt>
          <dd>
            <code>{id}</code>
          </dd>
        </dl>
      ) : (
        <p className="quiet">This was not stored when it was kept.</p>
      )}
      <div className="version-actions">
        <Button
          className="button small"
          aria-label={`Report of ${name} as a page`}
          onPress={() => void downloadReport(id, "html")}
        >
          Report (HTML)
        </Button>
        <Button
          className="button small"
          aria-label={`Report of ${name} as Markdown`}
          onPress={() => void downloadReport(id, "md")}
        >
          Report (Markdown)
        </Button>
        <Button
          className="button small"
          aria-label={`Export ${name} with its model card`}
          isDisabled={isExporting}
          onPress={() => void exported()}
        >
          {isExporting ? "Exporting…" : "Export (zip)"}
        </Button>
      </div>
    </details>
  );
}
