import type { Section } from './section.js';

const NAME_LENGTH = 120;

/** The sections with names that files can have, different ones if several sections have figures of one name. */
export function withOwnNames(sections: readonly Section[]): Section[] {
  const taken = new Set<string>();
  const own = (text: string): string => {
    const name = text.replaceAll(/[^a-z0-9.]+/gi, '-').slice(0, NAME_LENGTH);
    let free = name;
    for (let twin = 2; taken.has(free); twin++) free = `${name}-${twin}`;
    taken.add(free);
    return free;
  };
  return sections.map((section) => ({
    ...section,
    figures: section.figures.map((figure) => ({ ...figure, name: own(figure.name) })),
    tables: section.tables.map((table) => ({ ...table, name: own(table.name) })),
  }));
}
