import bytes from "./svm-rows.wat";

/**
 * What `trainSvm` does to a row, which is from its first entry's address to behind its last's. Where things
 * lie in the memory is told in `svm-rows.wat`.
 */
export type Kernel = {
  /** The line becomes the sum of the row's lines of weights, each times its value. */
  readonly readMargins: (row: number, end: number) => void;
  /** Adds the line, times the row's values, to the row's lines of weights. */
  readonly takeSteps: (row: number, end: number) => void;
};

/** Made for a memory, and the length of its lines in bytes. */
export type CreateKernel = (memory: WebAssembly.Memory, line: number) => Kernel;

/** What the blocks of `svm-rows.wat` hold. */
export const BLOCK_BYTES = 64;
/** An address and a value. */
export const ENTRY_BYTES = 8;

let compiled: WebAssembly.Module | null | undefined;

/** In WebAssembly, unless the processor has no such instructions, as some that are only simulated. */
export const createKernel: CreateKernel = (memory, line) => {
  if (compiled === undefined) compiled = compile();
  if (compiled === null) return createPlainKernel(memory, line);
  return new WebAssembly.Instance(compiled, { svm: { memory, line } }).exports as Kernel;
};

function compile(): WebAssembly.Module | null {
  try {
    return new WebAssembly.Module(bytes);
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) return null;
    throw error;
  }
}

/** The same in JavaScript, for some four times as long. */
export const createPlainKernel: CreateKernel = ({ buffer }, line) => {
  const [addresses, numbers] = [new Int32Array(buffer), new Float32Array(buffer)];
  const length = line / 4;
  return {
    readMargins: (row, end) => {
      numbers.fill(0, 0, length);
      for (let entry = row / 4; entry < end / 4; entry += 2) {
        const weights = (addresses[entry] as number) / 4;
        const value = numbers[entry + 1] as number;
        for (let one = 0; one < length; one += 1) {
          numbers[one] = (numbers[one] as number) + value * (numbers[weights + one] as number);
        }
      }
    },
    takeSteps: (row, end) => {
      for (let entry = row / 4; entry < end / 4; entry += 2) {
        const weights = (addresses[entry] as number) / 4;
        const value = numbers[entry + 1] as number;
        for (let one = 0; one < length; one += 1) {
          numbers[weights + one] =
            (numbers[weights + one] as number) + value * (numbers[one] as number);
        }
      }
    },
  };
};
