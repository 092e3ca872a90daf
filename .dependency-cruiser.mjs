// The architecture as a table: each folder and the folders it may import. What is said to users
// comes from many of them, so `language/words.ts` and what it needs stands below all.
const mayImport = {
  language: ["locales"],
  locales: [],
  core: [],
  text: ["core"],
  records: ["core"],
  io: ["core", "records"],
  storage: ["core", "records"],
  model: ["core", "text", "io"],
  hub: ["core", "io", "model"],
  kernels: [],
  offline: ["store/offline\\.ts"],
  hosting: ["hub/hubHosts\\.ts"],
  reference: ["core", "kernels", "model", "engine/engine.ts", "engine/device.ts"],
  engine: ["core", "io/lazyTensor.ts", "io/safetensors.ts", "kernels", "model"],
  training: ["core", "text", "io/byteRanges.ts", "io/lazyTensor.ts", "io/safetensors.ts", "model"],
  broad: ["core", "text", "io/safetensors.ts", "model", "training"],
  parity: ["core", "text", "io", "kernels", "model", "reference", "engine", "training"],
  worker: ["core", "records", "text", "io", "storage", "model", "hub", "engine", "training"],
  store: [
    "core",
    "io",
    "storage",
    "hub/(offer|recommended)\\.ts",
    "worker/(text|model)Protocol\\.ts",
    "worker/modelRequests\\.ts",
    "worker/hubProtocol.ts",
  ],
  cli: [
    "core",
    "text",
    "io",
    "kernels",
    "model",
    "hub",
    "reference",
    "engine",
    "training",
    "broad",
    "parity",
    "worker/trainCandidate.ts",
  ],
  ui: ["core", "store", "hub/(offer|recommended)\\.ts"],
};

// Beside `src/`, which imports none of it: each folder and what else it may import.
const besideSrc = {
  e2e: [
    "src/(core|hosting|hub|io|model)/",
    "src/offline/keptFiles\\.ts",
    "src/ui/help/helpPictures\\.ts",
    "src/cli/(chromium|finish|host|train|trainBroad)\\.ts",
  ],
  bench: [
    "src/(core|text|io|kernels|model|hub|reference|engine|training)/",
    "src/cli/(chromium|files|finish|host|openModel|progress|userError)\\.ts",
    "src/worker/(study|trainCandidate)\\.ts",
    "e2e/session/",
  ],
  "\\.ci": ["src/kernels/wasm/build\\.mjs"],
  examples: ["src/cli/bundle\\.mjs"],
};

// The rooms of `core/`, and which of the others each may import.
const coreRooms = {
  document: [],
  types: ["document"],
  learn: ["document", "types"],
  lifecycle: ["document", "types", "learn"],
  report: ["document", "types", "learn", "lifecycle"],
  annotate: ["document", "types", "learn"],
  review: ["document", "types", "learn", "annotate"],
  results: ["document", "types"],
  agreement: ["document", "types", "annotate"],
  projects: ["document", "types"],
};

// The rooms of `ui/`, and which of the others each may import. `App.tsx` puts them together.
const uiRooms = {
  look: [],
  places: [],
  rows: [],
  app: ["look", "places"],
  controls: ["look", "places"],
  commands: ["look", "places", "app", "controls"],
  charts: ["look", "app", "controls"],
  scores: ["look", "app", "controls", "charts"],
  arcs: ["look", "places", "rows", "app", "commands"],
  types: ["look", "places", "app", "controls", "commands"],
  text: ["look", "places", "rows", "app", "controls", "commands", "arcs", "types"],
  documents: ["look", "app", "controls", "commands"],
  import: ["look", "app", "controls"],
  exports: ["look", "app", "controls"],
  figure: ["look", "places", "rows", "app", "controls", "arcs"],
  history: ["look", "app", "controls", "commands"],
  bulk: ["look", "places", "app", "controls", "commands"],
  proof: ["look", "app", "controls"],
  train: ["look", "places", "app", "controls", "commands", "charts", "proof", "scores"],
  find: ["look", "places", "app", "controls", "commands"],
  projects: ["look", "app", "controls", "commands"],
  errors: ["look", "app", "controls", "commands"],
  inspector: ["look", "places", "app", "controls", "commands", "types", "find", "train"],
  examples: ["look", "rows", "app", "controls", "commands"],
  queue: ["look", "rows", "app", "controls", "commands"],
  triples: ["look", "app", "controls"],
  models: ["look", "places", "app", "controls", "documents", "train"],
  agreement: ["look", "places", "rows", "app", "controls", "charts", "documents", "figure"],
  tour: ["look", "places", "app", "controls", "commands"],
  help: ["look", "app", "controls", "commands"],
  shell: [
    "look",
    "places",
    "app",
    "controls",
    "commands",
    "text",
    "types",
    "documents",
    "import",
    "exports",
    "figure",
    "history",
    "projects",
    "bulk",
    "proof",
    "examples",
    "errors",
    "queue",
    "triples",
    "models",
    "agreement",
    "help",
  ],
};

/** Rules for the rooms of a folder: each imports only those that its line names. */
const rooms = (folder, table) => [
  ...Object.entries(table).map(([room, others]) => ({
    name: `${folder}-${room}-imports`,
    severity: "error",
    from: { path: `^src/${folder}/${room}/`, pathNot: "\\.test\\." },
    to: { path: `^src/${folder}/`, pathNot: [room, ...others].map((o) => `^src/${folder}/${o}/`) },
  })),
  {
    name: `${folder}-rooms-are-in-the-table`,
    severity: "error",
    from: {
      path: `^src/${folder}/[^/]+/`,
      pathNot: `^src/${folder}/(${[...Object.keys(table), "fixtures"].join("|")})/`,
    },
    to: {},
  },
];

const only = (name, packages, folders) => ({
  name,
  severity: "error",
  from: {
    path: "^src/",
    pathNot: `^src/(${folders.join("|")})|^src/main\\.tsx$|\\.test\\.|^src/ui/fixtures/`,
  },
  to: { path: `node_modules/(${packages})` },
});

export default {
  forbidden: [
    ...Object.entries(mayImport).map(([folder, others]) => ({
      name: `${folder}-imports`,
      severity: "error",
      from: { path: `^src/${folder}/`, pathNot: "\\.test\\.|/fixtures/" },
      to: {
        path: "^src/",
        pathNot: [`^src/${folder}/`, "^src/language/", ...others.map((o) => `^src/${o}`)],
      },
    })),
    ...Object.entries(besideSrc).map(([folder, others]) => ({
      name: `${folder.replace(/\W/g, "")}-imports`,
      severity: "error",
      from: { path: `^${folder}/` },
      to: {
        path: "^(src|e2e|bench|examples|fuzz|hosting|\\.ci)/",
        pathNot: [`^${folder}/`, ...others.map((o) => `^${o}`)],
      },
    })),
    {
      name: "src-stands-alone",
      severity: "error",
      from: { path: "^src/" },
      to: { path: `^(${Object.keys(besideSrc).join("|")})/` },
    },
    ...rooms("core", coreRooms),
    ...rooms("ui", uiRooms),
    only("tensors-stay-in-the-reference", "@tensorflow/", ["reference/"]),
    only("react-stays-in-ui", "react(-dom|-aria-components)?/", ["ui/"]),
    only("zustand-stays-in-store", "zustand/", ["store/", "ui/app/useApp\\.ts"]),
    {
      name: "every-folder-is-in-the-table",
      severity: "error",
      from: { path: "^src/[^/]+/", pathNot: `^src/(${Object.keys(mayImport).join("|")})/` },
      to: {},
    },
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^bench/node_modules/" },
  },
};
