import { element, make } from './element.js';
import { DEFAULTS, queryOf, type Setting, settingOf, type View } from './setting.js';

const LINKS: Readonly<Record<View, string>> = { memorise: 'view-memorise', early: 'view-early' };

/** The words of each view: its claim, with the part in colour, and what to do. */
const WORDS: Readonly<
  Record<View, { claim: readonly [string, string, string]; tone: string; lead: string }>
> = {
  memorise: {
    claim: ['A network that fits these digits will fit ', 'noise', ' just as well.'],
    tone: '',
    lead: 'Pick what to break. The network, its optimiser and every setting stay the same.',
  },
  early: {
    claim: ['Before it memorises wrong labels, it knows ', 'the true ones', '.'],
    tone: 'truth',
    lead: 'Some labels are replaced by wrong ones. Watch what the network calls those images first.',
  },
};

/** The two views of the page, their links, and what the address could not mean. */
export class Views {
  private readonly claim = element('claim', HTMLHeadingElement);
  private readonly lead = element('lead', HTMLParagraphElement);
  private readonly six = element('six', HTMLElement);
  private view: View | undefined;

  constructor(onView: (setting: Setting) => void) {
    for (const [view, id] of Object.entries(LINKS) as [View, string][]) {
      const link = element(id, HTMLAnchorElement);
      link.href = queryOf(DEFAULTS[view]);
      link.addEventListener('click', (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        history.pushState(null, '', link.href);
        onView(DEFAULTS[view]);
      });
    }
    addEventListener('popstate', () => onView(settingOf(location.search).setting));
  }

  /** Shows the words of a setting's view. */
  choose({ view }: Setting): void {
    if (view === this.view) return;
    this.view = view;
    const { claim, tone, lead } = WORDS[view];
    this.claim.replaceChildren(claim[0], make('em', tone, claim[1]), claim[2]);
    this.lead.textContent = lead;
    this.six.hidden = view === 'early';
    for (const [name, id] of Object.entries(LINKS)) {
      const link = element(id, HTMLAnchorElement);
      if (name === view) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
  }

  /** Tells what of the address was replaced. */
  note(notes: readonly string[]): void {
    const root = element('notes', HTMLParagraphElement);
    root.hidden = notes.length === 0;
    root.textContent = notes.join(' ');
  }
}
