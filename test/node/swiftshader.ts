import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** Where Debian's chromium package has a Vulkan loader, and SwiftShader, a driver that computes on the CPU. */
const FOLDER = '/usr/lib/chromium';
const DRIVER = `${FOLDER}/vk_swiftshader_icd.json`;

/** Whether the tests on webgpu in Node run: where SwiftShader is installed, and in CI in any case. */
export const present = existsSync(DRIVER) || process.env.CI === 'true';
if (!present) console.warn(`skipped: no ${DRIVER}; install Debian's chromium`);

/** The environment of a process whose WebGPU is SwiftShader's. */
export const swiftShader = {
  ...process.env,
  LD_LIBRARY_PATH: FOLDER,
  VK_ICD_FILENAMES: DRIVER,
  XDG_RUNTIME_DIR: tmpdir(),
};
