// Views of the middle pane that come after the page, in one file.
export { AgreementPane } from "../agreement/AgreementPane.tsx";
export { ErrorsPane } from "../errors/ErrorsPane.tsx";
export { ExamplesPane } from "../examples/ExamplesPane.tsx";
export { ModelsPane } from "../models/ModelsPane.tsx";
export { ProofView } from "../proof/ProofView.tsx";
export { QueuePane } from "../queue/QueuePane.tsx";
export { TriplesPane } from "../triples/TriplesPane.tsx";
