import { expect, test } from "vitest";
import { createLayoutQueue } from "./layoutQueue.ts";

function queueWithFrames() {
  const frames: (() => void)[] = [];
  const log: string[] = [];
  const job = (name: string) => () => {
    log.push(`read ${name}`);
    return () => log.push(`write ${name}`);
  };
  return { frames, log, job, request: createLayoutQueue((run) => frames.push(run)) };
}

test("all reads come before all writes", () => {
  const { frames, log, job, request } = queueWithFrames();
  request(job("a"));
  request(job("b"));
  frames[0]();
  expect(log).toEqual(["read a", "read b", "write a", "write b"]);
});

test("a job that is asked for twice runs once, in one frame", () => {
  const { frames, log, job, request } = queueWithFrames();
  const a = job("a");
  request(a);
  request(a);
  expect(frames).toHaveLength(1);
  frames[0]();
  expect(log).toEqual(["read a", "write a"]);
});

test("a job asked for after its frame gets another", () => {
  const { frames, log, job, request } = queueWithFrames();
  request(job("a"));
  frames[0]();
  request(job("b"));
  frames[1]();
  expect(log).toEqual(["read a", "write a", "read b", "write b"]);
});
