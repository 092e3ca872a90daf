// A thread that helps to run lists of calls: a worker of the browser or of Node, which imports it
// as it is.

/**
 * Never returns.
 *
 * @param {{ module: WebAssembly.Module, memory: WebAssembly.Memory, kernels: string[], stack: number,
 *   control: number }} start HelperStart of host.ts
 */
export function help({ module, memory, kernels, stack, control }) {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  exports.__stack_pointer.value = stack;
  const table = exports.__indirect_function_table;
  for (const name of kernels) table.set(table.grow(1), exports[name]);
  exports.help(control);
}

if (typeof self !== "undefined") self.onmessage = ({ data }) => help(data);
