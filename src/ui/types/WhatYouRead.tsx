import { Button, ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { BUNDLED } from "../../core/lifecycle/bundled.ts";
import { setOf } from "../../core/types/startFromSet.ts";
import { TYPE_SETS } from "../../core/types/typeSets.ts";
import { t } from "../../language/words.ts";
import type { AppState } from "../../store/state.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { CommandButton } from "../commands/CommandButton.tsx";
import { keepFocus } from "../places/focus.ts";

/** On a first visit, above the sample: which types to start from. Nothing waits for an answer. */
export function WhatYouRead() {
  const isAsked = useApp((s) => s.asksReading && isEditable(s) && goesByNames(s));
  const isReady = useApp((s) => s.model.kind === "ready");
  const startFromSet = useApp((s) => s.startFromSet);
  const stopAsking = useApp((s) => s.stopAsking);
  const chosen = useApp((s) => setOf(s.project.schema, TYPE_SETS)?.id);
  if (!isAsked) return null;
  return (
    <section className="what-you-read" aria-labelledby="what-you-read">
      <b id="what-you-read">{t("What do you read?")}</b>
      <ToggleButtonGroup
        className="segments"
        aria-labelledby="what-you-read"
        selectionMode="single"
        disallowEmptySelection
        isDisabled={!isReady}
        selectedKeys={chosen === undefined ? [] : [chosen]}
        onSelectionChange={(keys) => {
          const set = TYPE_SETS.find(({ id }) => keys.has(id));
          if (set) startFromSet(set);
        }}
      >
        {TYPE_SETS.map(({ id, name }) => (
          <ToggleButton key={id} id={id} className="segment">
            {name}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <span className="quiet">
        {t("It sets the types that are looked for. “Edit types” changes them.")}
      </span>
      <CommandButton command="tour" className="button small">
        {t("Show me around")}
      </CommandButton>
      <Button
        className="button small"
        onPress={() => {
          stopAsking();
          keepFocus();
        }}
      >
        {t("Done")}
      </Button>
    </section>
  );
}

/** Whether the model goes by names of types, or the one that is being opened does. */
function goesByNames({ model, life }: AppState): boolean {
  if (model.kind === "ready") return model.model.readsNames;
  const { source } = life.wanted;
  return model.kind === "loading" && source.kind === "bundled" && BUNDLED[source.name].readsNames;
}
