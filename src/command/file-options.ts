export const FILE_COMMANDS = ['corrupt', 'verify', 'audit'] as const;

export type FileCommandName = (typeof FILE_COMMANDS)[number];
