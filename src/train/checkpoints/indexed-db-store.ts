import { checkMember } from '../../errors/check-members.js';
import type { CheckpointStore } from './checkpoint-store.js';

const DATABASE = 'rethink-gen';
const TABLE = 'checkpoints';

/**
 * Keeps a checkpoint in a browser's IndexedDB, under a key; one transaction per write, so it is replaced as a whole.
 *
 * @param key tells the checkpoints of one origin apart
 */
export function indexedDbStore(key: string): CheckpointStore {
  checkMember('key', key, 'string');
  const inTable = async <T>(mode: IDBTransactionMode, use: (table: IDBObjectStore) => IDBRequest<T>) => {
    const database = await opened();
    try {
      const transaction = database.transaction(TABLE, mode);
      const request = use(transaction.objectStore(TABLE));
      await new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error);
        transaction.onerror = () => reject(transaction.error);
      });
      return request.result;
    } finally {
      database.close();
    }
  };
  return {
    name: `IndexedDB ${DATABASE}/${TABLE}/${key}`,
    read: () => inTable<Uint8Array | undefined>('readonly', (table) => table.get(key)),
    write: async (bytes) => {
      await inTable('readwrite', (table) => table.put(bytes, key));
    },
  };
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(TABLE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
