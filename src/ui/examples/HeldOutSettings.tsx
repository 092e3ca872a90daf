import {
  Label,
  Slider,
  SliderThumb,
  SliderTrack,
  ToggleButton,
  ToggleButtonGroup,
} from "react-aria-components";
import { MOST_HELD_OUT } from "../../core/learn/heldOut.ts";
import { t } from "../../language/words.ts";
import { type ExampleSplit, exampleSplit } from "../../store/exampleSplit.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { KeptNumber } from "../controls/KeptNumber.tsx";

const KINDS = [
  {
    id: "sentences",
    get name() {
      return t("Sentences");
    },
  },
  {
    id: "documents",
    get name() {
      return t("Whole documents");
    },
  },
] as const;

/** How much is held out, and how it is chosen. */
export function HeldOutSettings() {
  const { share, seed, by } = useApp((s) => s.heldOut);
  const setHeldOut = useApp((s) => s.setHeldOut);
  const canEdit = useApp(isEditable);
  const split = useApp(exampleSplit);
  return (
    <section className="held-out" aria-label={t("Held out")}>
      <h3>{t("Held out")}</h3>
      <p className="quiet">
        {t(
          "Never trained on: on these sentences the model is scored before and after a training. They are chosen by their words, so that copies are on one side, and so that all types with enough examples are among them.",
        )}
      </p>
      <Slider
        className="score-range"
        value={share}
        maxValue={MOST_HELD_OUT}
        step={1}
        isDisabled={!canEdit}
        onChange={(value) => setHeldOut({ share: value })}
      >
        <Label>{t("Share")}</Label>
        <span className="score-shown">
          {t("{share, number} % wanted: {heldOut, plural, one {# sentence} other {# sentences}}", {
            share,
            heldOut: split.heldOut.length,
          })}
        </span>
        <SliderTrack className="score-track">
          <SliderThumb className="score-thumb" aria-label={t("Share in per cent")} />
        </SliderTrack>
      </Slider>
      <ToggleButtonGroup
        className="segments"
        aria-label={t("What is held out")}
        disallowEmptySelection
        isDisabled={!canEdit}
        selectedKeys={[by]}
        onSelectionChange={(keys) => {
          const chosen = KINDS.find(({ id }) => keys.has(id));
          if (chosen) setHeldOut({ by: chosen.id });
        }}
      >
        {KINDS.map(({ id, name }) => (
          <ToggleButton key={id} id={id} className="segment">
            {name}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <KeptNumber
        className="field row"
        label={t("Seed: another one chooses others")}
        value={seed}
        limits={SEEDS}
        isDisabled={!canEdit}
        onChange={(value) => setHeldOut({ seed: value })}
      />
      <HeldOutNotes split={split} />
    </section>
  );
}

const SEEDS = { min: 0, max: 2 ** 31 - 1, step: 1 };

/** Why it is not just the share. */
function HeldOutNotes({ split: { barred, stayed, added, heldOut } }: { split: ExampleSplit }) {
  const name = useApp(({ model }) => (model.kind === "ready" ? model.model.name : ""));
  const { share, by } = useApp((s) => s.heldOut);
  const isOfUser = useApp(
    ({ model }) => model.kind === "ready" && model.model.source.kind === "version",
  );
  return (
    <>
      {barred > 0 && (
        <p className="note">
          {t(
            "{barred, plural, one {# sentence} other {# sentences}} would be held out too, but “{name}”, or a model that it was trained from, has been trained on {barred, plural, one {it} other {them}}: scores on what a model has learnt say nothing. To choose anew, open a model that comes with the app.",
            { barred, name },
          )}
        </p>
      )}
      {stayed > 0 && (
        <p className="note">
          {t(
            "{stayed, plural, one {# sentence} other {# sentences}} more {stayed, plural, one {stays} other {stay}} held out, as “{name}” was scored on {stayed, plural, one {it} other {them}}.",
            { stayed, name },
          )}
        </p>
      )}
      {added > 0 && (
        <p className="quiet">
          {t(
            "{added, plural, one {# sentence} other {# sentences}} more {added, plural, one {is} other {are}} held out, so that a rare type is among what is scored.",
            { added },
          )}
        </p>
      )}
      {share === 0 && (
        <p className="note">
          {t(
            "Nothing is held out: nothing will show whether the model got better{isOfUser, select, true {, and what “{name}” was scored on is trained on} other {}}.",
            { isOfUser, name },
          )}
        </p>
      )}
      {share > 0 && by === "documents" && heldOut.length === 0 && (
        <p className="note">
          {t("No document is small enough to be this share of what is confirmed.")}
        </p>
      )}
    </>
  );
}
