/** The subcommands for files. */
export const FILE_COMMANDS = ['corrupt', 'verify', 'audit'] as const;

/** A subcommand for files. */
export type FileCommandName = (typeof FILE_COMMANDS)[number];
