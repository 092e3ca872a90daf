import { t } from "../../language/words.ts";
import type { FloatType } from "../floats.ts";
import { PickleFault } from "./pickleFault.ts";

/** How the numbers of a storage are written. */
export interface StorageKind {
  /** Bytes of a number. */
  readonly bytes: number;
  /** Absent: they are no floats, and no weights. */
  readonly float?: FloatType;
}

/** The storages of PyTorch that hold plain numbers, by the name that a pickle gives them. */
export const STORAGE_KINDS: ReadonlyMap<string, StorageKind> = new Map<string, StorageKind>([
  ["torch.DoubleStorage", { bytes: 8, float: "F64" }],
  ["torch.FloatStorage", { bytes: 4, float: "F32" }],
  ["torch.HalfStorage", { bytes: 2, float: "F16" }],
  ["torch.BFloat16Storage", { bytes: 2, float: "BF16" }],
  ["torch.LongStorage", { bytes: 8 }],
  ["torch.IntStorage", { bytes: 4 }],
  ["torch.ShortStorage", { bytes: 2 }],
  ["torch.CharStorage", { bytes: 1 }],
  ["torch.ByteStorage", { bytes: 1 }],
  ["torch.BoolStorage", { bytes: 1 }],
]);

/** Numbers that lie outside of the pickle, beside each other. */
export class TorchStorage {
  readonly kind: StorageKind;
  /** Its name in the file. */
  readonly key: string;
  /** How many numbers it holds. */
  readonly length: number;

  constructor(kind: StorageKind, key: string, length: number) {
    this.kind = kind;
    this.key = key;
    this.length = length;
  }
}

/** A tensor: numbers of a storage, by where it begins and the step of each axis. */
export class TorchTensor {
  readonly storage: TorchStorage;
  readonly offset: number;
  readonly shape: readonly number[];
  readonly strides: readonly number[];

  /** @throws PickleFault where it asks for numbers that its storage does not hold */
  constructor(storage: unknown, offset: unknown, shape: unknown, strides: unknown) {
    if (!(storage instanceof TorchStorage))
      throw new PickleFault(t("holds a tensor without numbers"));
    if (!isCount(offset) || !areCounts(shape) || !areCounts(strides))
      throw new PickleFault(t("holds a tensor whose shape is not read"));
    if (shape.length !== strides.length)
      throw new PickleFault(t("holds a tensor with more axes than steps"));
    const size = shape.reduce((product, n) => product * n, 1);
    const last = shape.reduce((at, n, axis) => at + (n - 1) * strides[axis], offset);
    if (size > 0 && (size > storage.length || !(last < storage.length)))
      throw new PickleFault(
        t("holds a tensor of {size} numbers, of which its storage has only {length}", {
          size,
          length: storage.length,
        }),
      );
    this.storage = storage;
    this.offset = offset;
    this.shape = shape;
    this.strides = strides;
  }
}

const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;
const areCounts = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length <= 8 && value.every(isCount);
