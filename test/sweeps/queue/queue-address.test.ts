import { expect, it } from 'vitest';
import { queueAddress } from '../../../src/sweeps/queue/queue-address.js';

it.each([
  ['redis://host', { host: 'host', port: 6379, db: 0, tls: false, shown: 'redis://host:6379' }],
  ['rediss://host:1/2', { host: 'host', port: 1, db: 2, tls: true, shown: 'rediss://host:1/2' }],
  [
    'redis://user:p%40ss%2F@[::1]:7/',
    {
      host: '::1',
      port: 7,
      db: 0,
      tls: false,
      username: 'user',
      password: 'p@ss/',
      shown: 'redis://[::1]:7',
    },
  ],
  [
    'redis://:secret@host',
    { host: 'host', port: 6379, db: 0, tls: false, password: 'secret', shown: 'redis://host:6379' },
  ],
])('reads %s', (url, address) => {
  expect(queueAddress(url)).toEqual(address);
});

it.each([
  'secret',
  'http://:secret@host',
  'redis:///secret',
  'redis://:secret@',
  'redis://:secret%@host',
  'redis://host/1/secret',
  'redis://host?password=secret',
  'redis://:sec/ret@host',
])('refuses %s without saying what it is', (url) => {
  expect(() => queueAddress(url)).toThrow(RangeError);
  expect(() => queueAddress(url)).toThrow(/^`queue` must be redis:\/\/(?!.*sec)/);
});

it.each([undefined, 3, null, {}])('refuses %s', (url) => {
  expect(() => queueAddress(url)).toThrow(TypeError);
});
