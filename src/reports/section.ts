import type { Facts } from './facts.js';
import type { Figure } from './figure.js';
import type { Problem } from './problems.js';
import type { Table } from './table.js';

export interface Section {
  readonly title: string;
  /** What the page says before anything else. */
  readonly introduction?: string;
  readonly problems: readonly Problem[];
  readonly figures: readonly Figure[];
  readonly tables: readonly Table[];
  /** How to read the figures, for the page. */
  readonly explanation?: string;
  readonly facts: Facts;
  readonly complete: boolean;
}
