/** A group of pages in the site's menu, and the Markdown files that it shows, in a person's order. */
export interface Chapter {
  readonly title: string;
  readonly pages: readonly string[];
}

const guide = (name: string) => `docs/${name}.md`;

/** The guides, from the first minute to what only those ask who build the library. */
export const CHAPTERS: readonly Chapter[] = [
  {
    title: 'Guides',
    pages: [
      'start',
      'labels',
      'pixels',
      'data',
      'files',
      'records',
      'testing',
      'browser',
      'training',
      'measures',
      'sweeps',
      'extending',
      'theory',
    ].map(guide),
  },
  {
    title: 'Background',
    pages: ['functions', 'performance', 'training-measured', 'reproducibility', 'results', 'statements'].map(
      guide,
    ),
  },
  {
    title: 'The project',
    pages: [guide('design'), 'CONTRIBUTING.md', 'CHANGELOG.md'],
  },
];

/** All pages in their order. */
export const PAGES = CHAPTERS.flatMap(({ pages }) => pages);
