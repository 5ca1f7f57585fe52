export const FILE_COMMANDS = ['corrupt', 'verify', 'audit'] as const;

export type FileCommandName = (typeof FILE_COMMANDS)[number];

/** The options that more than one takes, and all that each takes; another one is an error. */
const SELECTION = ['classes', 'labels', 'ids', 'keep-missing', 'no-header', 'format'] as const;
const IMAGES = ['images', 'image-shape', 'channels', 'block', 'statistics', 'clip', 'round'] as const;
export const FILE_OPTIONS_OF = {
  corrupt: [
    ...['noise', 'pixels', 'seed', 'split', 'exact', 'first-id', 'out', 'record', 'force'],
    ...[...SELECTION, ...IMAGES],
  ],
  verify: ['original', 'noise', 'format'],
  audit: [...SELECTION, 'noisy', 'record', 'force'],
} as const satisfies Record<FileCommandName, readonly string[]>;
