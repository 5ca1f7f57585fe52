/** Compiled modules by their code, undefined if that failed: an engine compiles one better the longer it has run. */
const compiled = /* @__PURE__ */ new Map<string, WebAssembly.Module | undefined>();

function moduleOf(code: string): WebAssembly.Module | undefined {
  if (!compiled.has(code)) {
    try {
      compiled.set(code, new WebAssembly.Module(bytesOf(code)));
    } catch {
      compiled.set(code, undefined);
    }
  }
  return compiled.get(code);
}

/**
 * What a module (base64) exports, linked to a memory of the caller's; undefined if WebAssembly or its SIMD instructions are
 * missing, or the policy of a page forbids to compile.
 */
export function link<Exports>(code: string, memory: WebAssembly.Memory): Exports | undefined {
  const module = moduleOf(code);
  return module && (new WebAssembly.Instance(module, { env: { memory } }).exports as Exports);
}

/** The same off the main thread, for browsers that refuse to compile so much at once on it. */
export async function linkAside<Exports>(code: string, memory: WebAssembly.Memory): Promise<Exports> {
  const { instance } = await WebAssembly.instantiate(bytesOf(code), { env: { memory } });
  return instance.exports as Exports;
}

function bytesOf(code: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(code), (character) => character.charCodeAt(0));
}
