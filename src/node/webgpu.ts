/**
 * Gives Node.js the `navigator.gpu` of browsers, and the names that come with it: those of Dawn, the npm package `webgpu`.
 */
export async function provideWebGpu(): Promise<void> {
  if (globalThis.navigator?.gpu) return;
  const { create, globals } = await import('webgpu');
  const gpu = create([]);
  if (!(await gpu.requestAdapter({ powerPreference: 'high-performance' }))) {
    throw new Error(
      'webgpu found no GPU with a driver for it; on Linux it needs the Vulkan loader (libvulkan1) and a Vulkan driver',
    );
  }
  for (const [name, value] of Object.entries(globals))
    if (!(name in globalThis)) define(globalThis, name, value);
  if (!globalThis.navigator) define(globalThis, 'navigator', {});
  define(globalThis.navigator, 'gpu', gpu);
}

function define(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, configurable: true, writable: true });
}
