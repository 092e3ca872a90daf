/** Ends the process once all that it wrote is out: the reader of a pipe may be slower than we. */
export async function finish(code: number): Promise<never> {
  for (const stream of [process.stdout, process.stderr])
    await new Promise<void>((done) => stream.write("", () => done()));
  process.exit(code);
}

// A reader that has seen enough, as `head`, closes the pipe: nothing is wrong then.
process.stdout.on("error", ({ code }: NodeJS.ErrnoException) =>
  process.exit(code === "EPIPE" ? 0 : 1),
);
