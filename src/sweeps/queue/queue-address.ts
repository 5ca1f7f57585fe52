/** Where a Redis server is, and how it is shown: without its password. */
interface QueueAddress {
  readonly host: string;
  readonly port: number;
  readonly username?: string;
  readonly password?: string;
  readonly db: number;
  readonly tls: boolean;
  /** As a text that may be printed. */
  readonly shown: string;
}

const RULE = '`queue` must be redis://[USER:PASSWORD@]HOST[:PORT][/DATABASE], or rediss:// with TLS';

/** Reads the URL of a Redis server. No error shows it, since it may hold a password. */
export function queueAddress(url: unknown): QueueAddress {
  if (typeof url !== 'string') throw new TypeError(`${RULE}, got ${typeof url}`);
  const refuse = (what: string) => new RangeError(`${RULE}, got ${what}; it is not shown here`);
  if (!URL.canParse(url)) throw refuse('no URL');
  const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(url);
  if (protocol !== 'redis:' && protocol !== 'rediss:') throw refuse('another protocol');
  if (!hostname) throw refuse('no host');
  if (!/^\/?\d*$/.test(pathname) || search || hash) throw refuse('something else behind the host');
  const db = Number(pathname.slice(1));
  const secret = secretOf(username, password);
  if (!secret) throw refuse('a user or password that is not percent-encoded');
  return {
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(port || 6379),
    ...secret,
    db,
    tls: protocol === 'rediss:',
    shown: `${protocol}//${hostname}:${port || 6379}${db > 0 ? `/${db}` : ''}`,
  };
}

function secretOf(
  username: string,
  password: string,
): Pick<QueueAddress, 'username' | 'password'> | undefined {
  try {
    return {
      ...(username && { username: decodeURIComponent(username) }),
      ...(password && { password: decodeURIComponent(password) }),
    };
  } catch {
    return undefined;
  }
}
