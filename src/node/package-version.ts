declare const PACKAGE_VERSION: string;

/** The version of this package, which the build writes in. */
export const packageVersion = (): string => PACKAGE_VERSION;
