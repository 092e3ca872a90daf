import { execFile } from "node:child_process";

const PROGRAM = process.env.PYTHON ?? "python3";

/** Python's environment: no bytecode is left in the project, and one thread unless asked. */
export const pythonCommand = (args: readonly string[], threads: number) => ({
  program: PROGRAM,
  args,
  env: { PYTHONDONTWRITEBYTECODE: "1", OMP_NUM_THREADS: `${threads}` },
});

/** Why Python cannot import these modules, or null when it can. */
export function pythonLacks(...modules: readonly string[]): Promise<string | null> {
  return runPython(["-c", `import ${modules.join(", ")}`]).then(
    () => null,
    () => `${PROGRAM} has no ${modules.join(", ")} (PYTHON names another one)`,
  );
}

/** Runs a script to its end. @throws Error with the last line of its messages */
export function runPython(args: readonly string[]): Promise<void> {
  const { env, program } = pythonCommand(args, 2);
  return new Promise((done, failed) => {
    execFile(program, [...args], { env: { ...process.env, ...env } }, (error, _, messages) => {
      if (error) failed(new Error(messages.trim().split("\n").at(-1) || error.message));
      else done();
    });
  });
}
