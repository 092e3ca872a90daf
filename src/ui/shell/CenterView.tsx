import { type ComponentType, useEffect, useRef } from "react";
import { useApp } from "../app/useApp.ts";
import type { CenterId } from "../app/viewState.ts";
import { part } from "../controls/part.tsx";
import { keepFocus } from "../places/focus.ts";
import { TextPane } from "../text/TextPane.tsx";
import { CenterTabs } from "./CenterTabs.tsx";
import { CENTER_NAMES } from "./centerNames.ts";
import { useShownCenter } from "./useShownCenter.ts";

const panes = () => import("./laterPanes.ts");

const ErrorsPane = part(async () => (await panes()).ErrorsPane);
const ExamplesPane = part(async () => (await panes()).ExamplesPane);
const ProofView = part(async () => (await panes()).ProofView);
const QueuePane = part(async () => (await panes()).QueuePane);
const TriplesPane = part(async () => (await panes()).TriplesPane);
const AgreementPane = part(async () => (await panes()).AgreementPane);
const ModelsPane = part(async () => (await panes()).ModelsPane);

/** What the middle pane can show, in the order of its tabs. */
const VIEWS: readonly { id: CenterId; View: ComponentType }[] = [
  { id: "text", View: TextPane },
  { id: "queue", View: QueuePane },
  { id: "proof", View: ProofView },
  { id: "examples", View: ExamplesPane },
  { id: "errors", View: ErrorsPane },
  { id: "triples", View: TriplesPane },
  { id: "models", View: ModelsPane },
  { id: "agreement", View: AgreementPane },
];

/** The middle pane: the open text, or another view of the project. */
export function CenterView() {
  const center = useShownCenter();
  const isComparing = useApp((s) => s.agreement.kind === "open");
  // A comparison has a tab as long as it is open.
  const views = VIEWS.filter(({ id }) => id !== "agreement" || isComparing);
  const { View } = views.find(({ id }) => id === center) ?? views[0];
  const doc = useApp((s) => s.activeDoc);
  const before = useRef({ center, doc });
  // A view or a text may go with what had the focus in it. On the first text nobody was anywhere.
  useEffect(() => {
    const { current } = before;
    if (current.center !== center || (current.doc !== doc && current.doc !== null)) keepFocus();
    before.current = { center, doc };
  }, [center, doc]);
  return (
    <main className="text-pane" aria-label={CENTER_NAMES[center]}>
      {views.length > 1 && <CenterTabs ids={views.map(({ id }) => id)} />}
      <View />
    </main>
  );
}
