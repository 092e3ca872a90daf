import { useState } from "react";
import { Button, Input, Label, TextField } from "react-aria-components";
import { FEWEST_HELD_OUT } from "../../core/learn/heldOut.ts";
import { stabilityOf } from "../../core/learn/stability.ts";
import type { TrainingState } from "../../store/state.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { counted } from "../look/names.ts";
import { duration } from "./duration.ts";
import { LossCurve } from "./LossCurve.tsx";
import { totals } from "./losses.ts";
import { ScoresTable } from "./ScoresTable.tsx";
import { StabilityTable } from "./StabilityTable.tsx";

type Finished = Extract<TrainingState, { kind: "finished" }>;

/** What training brought, and whether to keep it. */
export function TrainFinished({ training }: { training: Finished }) {
  const { report, curve } = training;
  const { scores, watched, types, steps, seconds, stopped, split } = report;
  return (
    <section aria-label="Training" className="train-finished">
      <h2>{stopped ? "Stopped" : "Trained"}</h2>
      <p className="quiet">
        {counted(steps, "step")} in {duration(seconds)}
        {split.length > 0 && `; ${counted(split.length, "long sentence")} split for reading`}
      </p>
      {scores && scores.sentences >= FEWEST_HELD_OUT ? (
        <ScoresTable scores={scores} />
      ) : (
        <p className="note">
          Too few held-out sentences to tell whether it got better ({scores?.sentences ?? 0} of{" "}
          {FEWEST_HELD_OUT}). Every fifth confirmed sentence is held out: about{" "}
          {5 * FEWEST_HELD_OUT} are enough.
        </p>
      )}
      {watched.length > 0 && <StabilityTable stability={stabilityOf(watched, types)} />}
      <KeepOrDiscard />
      <LossCurve losses={totals(curve)} />
    </section>
  );
}

function KeepOrDiscard() {
  const keepModel = useApp((s) => s.keepModel);
  const discardModel = useApp((s) => s.discardModel);
  const count = useApp((s) => s.versions.length);
  const [name, setName] = useState(`My model ${count + 1}`);
  const editable = useApp(isEditable);
  const [isKeeping, setKeeping] = useState(false);
  const isOff = isKeeping || !editable;
  const keep = async () => {
    setKeeping(true);
    await keepModel(name.trim());
    setKeeping(false);
  };
  return (
    <form
      className="keep"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() && !isKeeping) void keep();
      }}
    >
      <TextField className="field" value={name} onChange={setName}>
        <Label>Name of the model</Label>
        <Input autoComplete="off" />
      </TextField>
      <Button className="button primary" type="submit" isDisabled={name.trim() === "" || isOff}>
        {isKeeping ? "Keeping…" : "Keep"}
      </Button>
      <Button className="button" isDisabled={isOff} onPress={() => void discardModel()}>
        Discard
      </Button>
    </form>
  );
}
