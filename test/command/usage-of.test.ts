import { expect, it } from 'vitest';
import { FILE_USAGE } from '../../src/command/file-arguments.js';
import { FILE_OPTIONS_OF } from '../../src/command/file-options.js';
import { OPTIONS_OF, SUBCOMMANDS, SWEEP_USAGE } from '../../src/command/sweep-arguments.js';
import { unknownCommand, usageOf } from '../../src/command/usage-of.js';

const HELPS = [
  ...SUBCOMMANDS.map((name) => [name, OPTIONS_OF[name], SWEEP_USAGE] as const),
  ...Object.entries(FILE_OPTIONS_OF).map(([name, options]) => [name, options, FILE_USAGE] as const),
];

it.each(HELPS)('the help of %s tells its own lines and options, and no others', (name, options, usage) => {
  const help = usageOf(usage, name, options);
  const commands = [...help.matchAll(/^(?:usage:| {6}) rethink-gen (\w+)/gm)].map(([, command]) => command);
  expect(new Set(commands)).toEqual(new Set([name]));
  const named = [...help.matchAll(/^ {2}--([\w-]+)/gm)].map(([, option]) => option);
  expect(named.sort()).toEqual([...options, 'help'].sort());
  for (const line of help.split('\n'))
    expect(usage.split('\n')).toContain(
      line
        .replace(/^usage:/, '      ')
        .replace(/^ {6} (rethink-gen (?:list|corrupt FILE --noise))/, 'usage: $1'),
    );
});

it('an unknown word is told the nearest command, if one is near, and all', () => {
  expect(unknownCommand('sweeep', ['run', 'sweep'])).toBe(
    'there is no command "sweeep"; did you mean sweep? rethink-gen alone runs the experiment, the others are run, sweep',
  );
  expect(unknownCommand('photosynthesis', ['run', 'sweep'])).toBe(
    'there is no command "photosynthesis"; rethink-gen alone runs the experiment, the others are run, sweep',
  );
});
