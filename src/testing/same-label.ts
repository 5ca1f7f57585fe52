/** Whether two labels are the same, as numbers, bigints, names or one-hot rows. */
export function sameLabel(label: unknown, other: unknown): boolean {
  return String(label) === String(other);
}
