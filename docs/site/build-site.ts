import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  Application,
  Converter,
  type DocumentReflection,
  JSX,
  Renderer,
  type RendererEvent,
  TSConfigReader,
  TypeDocReader,
} from 'typedoc';
import { buildPlayground } from '../../examples/playground/build.js';
import { guideTitle } from './guide-title.js';
import { CHAPTERS, PAGES } from './guides.js';
import { indexText, wholeText } from './llms.js';

/** Gives a guide the name of its file, from which its address is made, and the chapter as group. */
function place(guide: DocumentReflection): void {
  guide.name = basename(guide.name, '.md');
  guide.frontmatter.group = CHAPTERS.find(({ pages }) =>
    pages.some((page) => basename(page, '.md') === guide.name),
  )?.title;
}

/** Gives the guides their first headings as titles, once they have their addresses. */
function entitle({ project }: RendererEvent): void {
  for (const guide of project.documents ?? []) {
    const [first] = guide.content;
    if (first?.kind === 'text') guide.name = guideTitle(first.text).title;
  }
}

/** Lets the keyboard reach tables, which scroll if they are wide. */
function reachTables({ renderer }: { readonly renderer: { readonly rules: Record<string, unknown> } }): void {
  renderer.rules.table_open = () => '<table tabindex="0">\n';
}

/** Writes guides and API as pages into a folder; every link in them is relative. */
async function buildPages(folder: string): Promise<void> {
  const app = await Application.bootstrap(
    {
      name: 'rethink-gen',
      readme: 'README.md',
      projectDocuments: [...PAGES],
      sortEntryPoints: false,
      groupOrder: [...CHAPTERS.map(({ title }) => title), '*'],
      navigation: { includeGroups: true },
      customCss: 'docs/site/style.css',
      favicon: 'docs/site/favicon.svg',
      markdownItLoader: reachTables,
      highlightLanguages: ['ts', 'js', 'sh', 'python', 'json', 'html', 'http'],
      hideGenerator: true,
      logLevel: 'Warn',
      // The gate checks types and docstrings beforehand.
      skipErrorChecking: true,
      validation: false,
    },
    [new TypeDocReader(), new TSConfigReader()],
  );
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_, guide) => place(guide));
  app.renderer.on(Renderer.EVENT_BEGIN, entitle);
  app.renderer.hooks.on('sidebar.begin', (context) =>
    JSX.createElement(
      'nav',
      { class: 'tsd-navigation', 'aria-label': 'Elsewhere on this site' },
      JSX.createElement('a', { href: context.relativeURL('playground/index.html') }, 'Playground'),
    ),
  );
  const project = await app.convert();
  if (!project || app.logger.hasWarnings()) throw new Error('TypeDoc could not read the library');
  await app.generateDocs(project, folder);
  if (app.logger.hasErrors() || app.logger.hasWarnings()) throw new Error('TypeDoc could not write the site');
}

/** Builds the documentation into a folder of its own: guides, API, the playground, and `llms.txt`. */
export async function buildSite(folder: string): Promise<void> {
  await buildPages(folder);
  await buildPlayground(join(folder, 'playground'));
  await writeFile(join(folder, 'llms.txt'), indexText());
  await writeFile(join(folder, 'llms-full.txt'), wholeText());
}
