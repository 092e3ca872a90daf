import { useState } from "react";
import { Button } from "react-aria-components";
import { BUNDLED, CHOOSABLE_BUNDLED } from "../../core/lifecycle/bundled.ts";
import type { ModelSource } from "../../core/lifecycle/openModel.ts";
import { asNow, t } from "../../language/words.ts";
import type { AppState } from "../../store/state.ts";
import { useApp } from "../app/useApp.ts";
import { Choice } from "../controls/Choice.tsx";
import { Progress } from "../controls/Progress.tsx";
import { ComparedResult } from "./ComparedResult.tsx";

/** Any two models, compared on what neither was trained on, and on the open document. */
export function CompareModels() {
  const versions = useApp((s) => s.versions);
  const comparison = useApp((s) => s.comparison);
  const compareModels = useApp((s) => s.compareModels);
  const closeComparison = useApp((s) => s.closeComparison);
  const why = useApp(whyNot);
  const options = [
    ...versions.toReversed().map(({ id, name }) => ({ id: `version ${id}`, name })),
    ...CHOOSABLE_BUNDLED.map((name) => ({ id: `bundled ${name}`, name: BUNDLED[name].title })),
  ];
  const [chosen, choose] = useState<readonly [string | null, string | null]>([null, null]);
  const first = idOf(options, chosen[0], 1);
  const second = idOf(options, chosen[1], 0);
  const [a, b] = [sourceOf(first), sourceOf(second)];
  return (
    <section className="compare" aria-label={t("Compare models")}>
      <h3>{t("Compare two models")}</h3>
      <p className="quiet">
        {t("On today's confirmed sentences that neither was trained on, and on the open document.")}
      </p>
      <div className="compare-choice">
        <Choice
          label={t("First")}
          value={first}
          options={options}
          onChange={(id) => choose([id, second])}
        />
        <Choice
          label={t("Second")}
          value={second}
          options={options}
          onChange={(id) => choose([first, id])}
        />
        <Button
          className="button"
          isDisabled={why !== null || first === second || comparison.kind === "running"}
          onPress={() => void compareModels([a, b])}
        >
          {t("Compare")}
        </Button>
      </div>
      {why !== null && <p className="quiet">{why}</p>}
      {comparison.kind === "running" && (
        <>
          <Progress
            label={t("Comparing")}
            value={comparison.done}
            total={comparison.total}
            text={t("{done, number} of {total, number} sentences read", {
              done: comparison.done,
              total: comparison.total,
            })}
          />
          <Button className="button small" onPress={closeComparison}>
            {t("Cancel")}
          </Button>
        </>
      )}
      {comparison.kind === "failed" && (
        <div className="banner" data-kind="error" role="alert">
          <p>
            {t("The models could not be compared: {message}", {
              message: asNow(comparison.message),
            })}
          </p>
        </div>
      )}
      {comparison.kind === "done" && (
        <ComparedResult compared={comparison} onClose={closeComparison} />
      )}
    </section>
  );
}

/** What was chosen, as long as it is there; else the one of this place. */
const idOf = (options: readonly { readonly id: string }[], id: string | null, place: number) =>
  options.find((one) => one.id === id)?.id ?? options[Math.min(place, options.length - 1)].id;

function sourceOf(id: string): ModelSource {
  const name = CHOOSABLE_BUNDLED.find((one) => id === `bundled ${one}`);
  return name ? { kind: "bundled", name } : { kind: "version", id: id.replace(/^version /, "") };
}

function whyNot({ model, prediction, training }: AppState): string | null {
  if (model.kind !== "ready") return t("No model is open.");
  if (training.kind === "running") return t("Wait for the training to end.");
  return prediction.kind === "running" ? t("Wait for the prediction to finish.") : null;
}
