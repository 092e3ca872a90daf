import {
  Label,
  Slider,
  SliderThumb,
  SliderTrack,
  ToggleButton,
  ToggleButtonGroup,
} from "react-aria-components";
import { MOST_HELD_OUT } from "../../core/learn/heldOut.ts";
import { type ExampleSplit, exampleSplit } from "../../store/exampleSplit.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { KeptNumber } from "../controls/KeptNumber.tsx";
import { counted } from "../look/names.ts";

const KINDS = [
  { id: "sentences", name: "Sentences" },
  { id: "documents", name: "Whole documents" },
] as const;

/** How much is held out, and how it is chosen. */
export function HeldOutSettings() {
  const { share, seed, by } = useApp((s) => s.heldOut);
  const setHeldOut = useApp((s) => s.setHeldOut);
  const canEdit = useApp(isEditable);
  const split = useApp(exampleSplit);
  return (
    <section className="held-out" aria-label="Held out">
      <h3>Held out</h3>
      <p className="quiet">
        Never trained on: on these sentences the model is scored before and after a training. They
        are chosen by their words, so that copies are on one side, and so that all types with enough
        examples are among them.
      </p>
      <Slider
        className="score-range"
        value={share}
        maxValue={MOST_HELD_OUT}
        step={1}
        isDisabled={!canEdit}
        onChange={(value) => setHeldOut({ share: value })}
      >
        <Label>Share</Label>
        <span className="score-shown">
          {share} % wanted: {counted(split.heldOut.length, "sentence")}
        </span>
        <SliderTrack className="score-track">
          <SliderThumb className="score-thumb" aria-label="Share in per cent" />
        </SliderTrack>
      </Slider>
      <ToggleButtonGroup
        className="segments"
        aria-label="What is held out"
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
        label="Seed: another one chooses others"
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
          {counted(barred, "sentence")} would be held out too, but “{name}”, or a model that it was
          trained from, has been trained on {barred === 1 ? "it" : "them"}: scores on what a model
          has learnt say nothing. To choose anew, open a model that comes with the app.
        </p>
      )}
      {stayed > 0 && (
        <p className="note">
          {counted(stayed, "sentence")} more {stayed === 1 ? "stays" : "stay"} held out, as “{name}”
          was scored on {stayed === 1 ? "it" : "them"}.
        </p>
      )}
      {added > 0 && (
        <p className="quiet">
          {counted(added, "sentence")} more {added === 1 ? "is" : "are"} held out, so that a rare
          type is among what is scored.
        </p>
      )}
      {share === 0 && (
        <p className="note">
          Nothing is held out: nothing will show whether the model got better
          {isOfUser && `, and what “${name}” was scored on is trained on`}.
        </p>
      )}
      {share > 0 && by === "documents" && heldOut.length === 0 && (
        <p className="note">No document is small enough to be this share of what is confirmed.</p>
      )}
    </>
  );
}
