// Processes of Linux, as /proc tells of them.
import { readdirSync, readFileSync } from "node:fs";

const told = (pid, file) => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return ""; // it has ended
  }
};

/** Processes that have this variable in their environment, each with what began it and how it was called. */
export const processesWith = (variable) =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && told(name, "environ").split("\0").includes(variable))
    .map((name) => ({
      pid: Number(name),
      parent: Number(/^PPid:\t(\d+)/m.exec(told(name, "status"))?.[1]),
      command: told(name, "cmdline").split("\0"),
      /** Bytes. */
      written: Number(/^wchar: (\d+)/m.exec(told(name, "io"))?.[1] ?? 0),
    }));
