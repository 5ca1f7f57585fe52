import { findBackendFactory, setBackend } from '@tensorflow/tfjs-core';

const FAILED = 'the wasm backend did not start';

/**
 * `setBackend('wasm')` that fails, and says why, where that one waits for ever: on a cross-origin isolated page the backend
 * starts threads, whose program a minifier breaks.
 *
 * @throws Error that names the cure, if the backend is not imported, its files are not found, or one of its threads stops
 */
export async function startWasm(): Promise<void> {
  if (!findBackendFactory('wasm')) throw new Error(`${FAILED}; import '@tensorflow/tfjs-backend-wasm' first`);
  const watching = new AbortController();
  const stopped = new Promise<never>((_, reject) => {
    const watch = (type: string, whyOf: (event: Event) => string | undefined) =>
      globalThis.addEventListener?.(type, (event) => fail(whyOf(event)), watching);
    const fail = (why: string | undefined) => why !== undefined && reject(new Error(stoppedText(why)));
    watch('error', (event) => whyStopped((event as ErrorEvent).error));
    watch('securitypolicyviolation', (event) => whyForbidden(event as SecurityPolicyViolationEvent));
  });
  try {
    if (await Promise.race([setBackend('wasm'), stopped])) return;
  } finally {
    watching.abort();
  }
  const cure =
    'serve the .wasm files of @tensorflow/tfjs-backend-wasm from the folder that you name by setWasmPaths';
  throw new Error(`${FAILED}, for the reason on the console; ${cure}`);
}

/** The backend throws the event of a worker that stopped; nothing else throws events. */
function whyStopped(error: unknown): string | undefined {
  return error instanceof ErrorEvent ? error.message : undefined;
}

function whyForbidden({ blockedURI, effectiveDirective }: SecurityPolicyViolationEvent): string | undefined {
  return blockedURI.startsWith('blob') && effectiveDirective === 'worker-src'
    ? 'the Content-Security-Policy forbids workers from blob: addresses'
    : undefined;
}

function stoppedText(why: string): string {
  const cure =
    "call env().set('WASM_HAS_MULTITHREAD_SUPPORT', false) before, which changes no bit of a training";
  return `${FAILED}: one of its threads stopped (${why}); ${cure}`;
}
