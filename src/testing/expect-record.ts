import type { RecordLike } from '../records/derive-again.js';
import { type VerifiedData, verify } from '../records/verify.js';
import { failed } from './failed.js';

/**
 * Asserts that a record (as it is, or parsed from JSON) is true of its data: `verify` finds no difference.
 *
 * @throws an assertion error that lists the differences
 * @throws TypeError if the record is invalid, or data is missing
 */
export function expectRecord(record: RecordLike, data?: VerifiedData): void {
  const { differences } = verify(record, data);
  if (differences.length > 0) throw failed(`the record differs: ${differences.join('; ')}`, [], differences);
}
