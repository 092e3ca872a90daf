/** Line icons on a grid of 16, drawn with the colour of the text. */
const PATHS = {
  accept: "M3 8.5 6.5 12 13 4.5",
  acceptAll: "M1.5 8.5 5 12 10.5 5 M8 11 9 12 14.5 5",
  add: "M8 3v10 M3 8h10",
  close: "M4 4l8 8 M12 4l-8 8",
  commands: "M6.5 4h7 M6.5 8h7 M6.5 12h7 M2.5 3l1.2 1-1.2 1 M2.5 7l1.2 1-1.2 1 M2.5 11l1.2 1-1.2 1",
  compare: "M2.5 3.5h4v9h-4Z M9.5 3.5h4v9h-4Z M8 2v12",
  done: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Z M5.5 8.2 7.3 10 10.5 6.4",
  edit: "M10.5 3.5l2 2L6 12l-2.6.6L4 10Z",
  erase: "M3 13.5h10 M4 9.5 9.5 4 12.5 7 8 11.5H5.5Z",
  export: "M8 2.5v7 M5 6.8 8 9.8l3-3 M3 11v2.5h10V11",
  filter: "M2.5 4.5h11 M4.5 8h7 M6.5 11.5h3",
  fit: "M2.5 6V2.5H6 M10 2.5h3.5V6 M13.5 10v3.5H10 M6 13.5H2.5V10",
  help: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Z M6.3 6.4a1.8 1.8 0 1 1 2.4 1.8c-.5.2-.7.5-.7 1.1 M8 11.3v.2",
  history: "M3 8a5.2 5.2 0 1 0 1.6-3.7L3 5.8 M3 2.8v3h3 M8 5.2V8l2 1.4",
  inProgress: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Z M8 2v12 M9.5 3v10 M11 4v8 M12.5 6v4",
  minus: "M3 8h10",
  more: "M3.5 7.6v.8 M8 7.6v.8 M12.5 7.6v.8",
  notStarted: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Z",
  open: "M2.5 12.5v-9h4l1.5 1.8h5.5v7.2Z",
  redo: "M12.8 5.5H6a3.3 3.3 0 0 0 0 6.6h3.5 M10 2.7l2.8 2.8L10 8.3",
  relate: "M4.5 12V8.5A3.5 3.5 0 0 1 8 5h3.5 M9 2.5 11.7 5 9 7.5 M3 12h3",
  remove: "M3 4.5h10 M6 4.5V3h4v1.5 M4.5 4.5l.6 8.5h5.8l.6-8.5",
  reverse: "M3 5.5h9 M9.5 3 12 5.5 9.5 8 M13 10.5H4 M6.5 8 4 10.5 6.5 13",
  theme: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Z M8 2.5v11 M9.5 3.3v9.4 M11 4.4v7.2 M12.5 6v4",
  undo: "M3.2 5.5H10a3.3 3.3 0 0 1 0 6.6H6.5 M6 2.7 3.2 5.5 6 8.3",
  warning: "M8 2.5 14 13.5H2Z M8 6.5v3 M8 11.4v.2",
} as const;

export type IconName = keyof typeof PATHS;

/** A decorative icon; the control around it has the name. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      className="icon"
      data-icon={name}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
