// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { mounted, press } from "../fixtures/mounted.tsx";
import { TrainOnBattery } from "./TrainOnBattery.tsx";

test("one trains on the battery all the same, or waits", async () => {
  const { done } = await mounted(<TrainOnBattery />, { app: { askedOnBattery: {} } });
  await press("Wait");
  await press("Train all the same");
  expect(done).toEqual(["answerOnBattery wait", "answerOnBattery train"]);
});
