/** Works on what was opened, and closes it, whatever comes of the work. */
export async function closing<Opened extends { readonly close: () => Promise<void> }, Result>(
  opened: Opened,
  work: (opened: Opened) => Promise<Result>,
): Promise<Result> {
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}
