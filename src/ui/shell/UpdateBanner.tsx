import { Button } from "react-aria-components";
import { useApp } from "../app/useApp.ts";

/** A new version of the app is here: it is opened when the user says so. */
export function UpdateBanner() {
  const training = useApp((s) => s.training);
  const takeUpdate = useApp((s) => s.takeUpdate);
  const putOffUpdate = useApp((s) => s.putOffUpdate);
  return (
    <div className="banner" data-kind="info" role="status">
      <p>
        A new version is ready.{" "}
        {training.kind === "running" &&
          (training.isStored
            ? "The training goes on after the reload."
            : "The training could not be stored: a reload ends it.")}
      </p>
      <Button className="button" onPress={() => void takeUpdate()}>
        Reload
      </Button>
      <Button className="button plain" onPress={putOffUpdate}>
        Later
      </Button>
    </div>
  );
}
