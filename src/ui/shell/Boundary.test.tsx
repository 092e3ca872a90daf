// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import { mounted, press } from "../fixtures/mounted.tsx";
import { OverlayBoundary } from "./OverlayBoundary.tsx";
import { PaneBoundary } from "./PaneBoundary.tsx";
import { useDrawingFailed } from "./useDrawingFailed.ts";

let isBroken = true;
function Fragile() {
  if (isBroken) throw new Error("start is NaN");
  return <p>all is well</p>;
}

function Pane() {
  const failed = useDrawingFailed();
  return (
    <>
      <PaneBoundary what="The text" className="text-pane" onError={failed}>
        <Fragile />
      </PaneBoundary>
      <p>the rest</p>
    </>
  );
}

test("what throws while it is drawn says so, and leaves the rest of the page", async () => {
  isBroken = true;
  const { page, done } = await mounted(<Pane />);
  expect(page.textContent).toContain("The text could not be drawn");
  expect(page.textContent).toContain("Error: start is NaN");
  expect(page.textContent).toContain("the rest");
  expect(done).toEqual(["recordFault drawing {}", "drawingFailed d"]);
});

test("everything can be exported there, and erased when it is asked for twice", async () => {
  isBroken = true;
  const { page, done } = await mounted(<Pane />);
  await press("Export everything (JSON)");
  await press("Export confirmed sentences (SpERT)");
  await press("Erase everything stored here…");
  expect(done.slice(2)).toEqual(["exportProject", "exportAnnotations spert"]);
  expect(page.textContent).toContain("removed for good");
  await press("Cancel");
  expect(page.textContent).not.toContain("removed for good");
});

test("it is drawn again on demand, and when another document is opened", async () => {
  isBroken = true;
  const { page, setApp, done } = await mounted(<Pane />);
  isBroken = false;
  await press("Try again");
  expect(page.textContent).toContain("all is well");
  expect(done).toContain("openDoc d");
  isBroken = true;
  await setApp({ project: { docs: { d: DOC }, schema: { entities: [], relations: [] } } });
  const again = await mounted(<Pane />);
  isBroken = false;
  await again.setApp({ activeDoc: "other" });
  expect(again.page.textContent).toContain("all is well");
});

test("the document that was open can be left", async () => {
  isBroken = true;
  const { done } = await mounted(<Pane />);
  await press("Open without “Fixture”");
  expect(done).toContain("leaveDoc");
});

test("a dialog that throws is closed, and a notice says why", async () => {
  isBroken = true;
  let closed = 0;
  const { done } = await mounted(
    <OverlayBoundary shown="types" onClose={() => closed++}>
      <Fragile />
    </OverlayBoundary>,
  );
  expect(closed).toBe(1);
  expect(done).toEqual(["notify error This could not be opened: start is NaN"]);
});
