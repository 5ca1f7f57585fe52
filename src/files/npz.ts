import { crc32, inflateRawSync } from 'node:zlib';
import { type Zippable, zipSync } from 'fflate';
import { outOfRange } from '../errors/argument-error.js';

export interface Member {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly deflated: boolean;
}

/** The most bytes that all files of a ZIP file may become: 1 GB. */
const MOST_BYTES = 2 ** 30;

const [END, ENTRY, LOCAL] = [0x06054b50, 0x02014b50, 0x04034b50];
const [STORED, DEFLATED] = [0, 8];

/** The files of a ZIP file, each of them checked. Source: PKWARE, "APPNOTE.TXT: .ZIP file format specification", 4.3. */
export function readZip(zip: Uint8Array, name: string): Member[] {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  const damaged = () => new RangeError(`${name} is not a ZIP file, or is truncated or damaged`);
  let end = bytes.length - 22;
  while (end >= 0 && bytes.readUInt32LE(end) !== END) end--;
  if (end < 0) throw damaged();
  const members: Member[] = [];
  const directory = bytes.readUInt32LE(end + 16);
  let at = directory;
  let total = 0;
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== ENTRY) throw damaged();
    const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)];
    const [crc, packed, size] = [16, 20, 24].map((offset) => bytes.readUInt32LE(at + offset));
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const local = bytes.readUInt32LE(at + 42);
    total += size;
    if (total > MOST_BYTES) throw new RangeError(`${name} holds more than 1 GB; save the array as NPY`);
    if (flags & 1 || (method !== STORED && method !== DEFLATED))
      throw new RangeError(`${name} is encrypted or compressed in an unknown way; save it by numpy.savez`);
    if (local + 30 > end || bytes.readUInt32LE(local) !== LOCAL) throw damaged();
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    if (from + packed > end) throw damaged();
    const content = unpacked(bytes.subarray(from, from + packed), method, size);
    if (content?.length !== size || crc32(content) !== crc) throw damaged();
    members.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      bytes: content,
      deflated: method === DEFLATED,
    });
    at += 46 + nameLength + extra + comment;
  }
  if (at !== directory + bytes.readUInt32LE(end + 12)) throw damaged();
  const names = members.map((member) => member.name);
  if (names.includes('__proto__')) throw damaged();
  const twice = names.find((one, i) => names.indexOf(one) < i);
  if (twice !== undefined)
    throw new RangeError(`${name} has two arrays of the name ${JSON.stringify(twice)}`);
  return members;
}

function unpacked(bytes: Uint8Array, method: number, size: number): Uint8Array | undefined {
  if (method === STORED) return bytes;
  try {
    return inflateRawSync(bytes, { maxOutputLength: Math.max(1, size) });
  } catch {
    return undefined;
  }
}

/** A ZIP file of these files, the same bytes whenever it is made. */
export function writeZip(members: readonly Member[]): Uint8Array {
  const entries: Zippable = {};
  for (const { name, bytes, deflated } of members)
    entries[name] = [bytes, { level: deflated ? 6 : 0, mtime: '1980-01-01T00:00:00' }];
  return zipSync(entries);
}

/** The array of an NPZ file that is meant: by its name, or the only one. */
export function memberOf(
  members: readonly Member[],
  option: 'labels' | 'images',
  wanted: string | undefined,
): Member {
  const names = members.map(({ name }) => name.replace(/\.npy$/, ''));
  const at = wanted === undefined && names.length === 1 ? 0 : names.indexOf(wanted ?? '');
  if (at < 0) throw outOfRange(option, `an array of the file (${names.join(', ')})`, wanted);
  return members[at];
}
