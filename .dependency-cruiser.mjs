// The architecture as a table: each folder and the folders it may import.
const mayImport = {
  core: [],
  text: ["core"],
  io: ["core"],
  storage: ["core"],
  model: ["core", "text", "io"],
  kernels: [],
  reference: ["core", "kernels", "model", "engine/engine.ts", "engine/device.ts"],
  engine: ["core", "io/safetensors.ts", "kernels", "model", "reference"],
  training: ["core", "text", "model"],
  parity: ["core", "text", "io", "kernels", "model", "reference", "engine", "training"],
  worker: ["core", "text", "io", "storage", "model", "engine", "training"],
  store: ["core", "io", "storage", "worker/protocol.ts"],
  cli: ["core", "text", "io", "kernels", "model", "reference", "engine", "training", "parity"],
  ui: ["core", "store"],
};

// The rooms of `core/`, and which of the others each may import.
const coreRooms = {
  document: [],
  types: ["document"],
  learn: ["document", "types"],
  annotate: ["document", "types", "learn"],
  review: ["document", "types", "learn", "annotate"],
};

const only = (name, packages, folders) => ({
  name,
  severity: "error",
  from: { path: "^src/", pathNot: `^src/(${folders.join("|")})|^src/main\\.tsx$|\\.test\\.` },
  to: { path: `node_modules/(${packages})` },
});

export default {
  forbidden: [
    ...Object.entries(mayImport).map(([folder, others]) => ({
      name: `${folder}-imports`,
      severity: "error",
      from: { path: `^src/${folder}/`, pathNot: "\\.test\\." },
      to: { path: "^src/", pathNot: [`^src/${folder}/`, ...others.map((o) => `^src/${o}`)] },
    })),
    ...Object.entries(coreRooms).map(([room, others]) => ({
      name: `core-${room}-imports`,
      severity: "error",
      from: { path: `^src/core/${room}/`, pathNot: "\\.test\\." },
      to: { path: "^src/core/", pathNot: [room, ...others].map((o) => `^src/core/${o}/`) },
    })),
    only("tensors-stay-in-the-reference", "@tensorflow/", [
      "reference/",
      "worker/model\\.worker\\.ts", // addresses of its binaries only
    ]),
    only("react-stays-in-ui", "react(-dom|-aria-components)?/", ["ui/"]),
    only("zustand-stays-in-store", "zustand/", ["store/", "ui/useApp\\.ts"]),
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
  },
};
