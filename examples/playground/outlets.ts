import { element } from './element.js';
import { report } from './report.js';
import type { Session, Training } from './session.js';
import { queryOf, type Setting } from './setting.js';
import { snippet } from './snippet.js';
import { told } from './story.js';

/** What leaves the page: its address, the program that repeats the run, and the record. */
export class Outlets {
  private readonly copy = element('copy', HTMLButtonElement);
  private readonly download = element('download', HTMLButtonElement);
  private readonly code = element('code', HTMLElement);
  private readonly facts = element('facts', HTMLSpanElement);
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly session: Session,
    private readonly desk: Training,
  ) {
    this.copy.addEventListener('click', () => void this.copyAddress());
    this.download.addEventListener('click', () => this.downloadRecord());
  }

  /** Writes a setting into the address, a moment after the last change, and into the program. */
  choose(setting: Setting): void {
    this.code.textContent = snippet(setting);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => history.replaceState(null, '', queryOf(setting)), 200);
  }

  /** Shows what there is to take away. */
  show(): void {
    const { finished, phase } = this.session;
    const over = phase === 'ended' && finished !== undefined;
    this.download.disabled = !over;
    this.facts.textContent = over
      ? `${finished.steps} steps in ${(finished.milliseconds / 1000).toFixed(1)} s on ${finished.environment.backend}`
      : '';
  }

  private async copyAddress(): Promise<void> {
    history.replaceState(null, '', queryOf(this.session.setting));
    const copied = await navigator.clipboard.writeText(location.href).then(
      () => 'Copied',
      () => 'Copy it from the address bar',
    );
    this.copy.textContent = copied;
    setTimeout(() => {
      this.copy.textContent = 'Copy link';
    }, 2000);
  }

  private downloadRecord(): void {
    const { session } = this;
    const { setting, finished, frames } = session;
    if (!finished) return;
    this.desk.ask({ type: 'record', setting }, (answer) => {
      if (answer.type !== 'record') return;
      const address = new URL(queryOf(setting), location.href).href;
      const text = report(address, setting, answer.record, finished, frames, told(session));
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
      link.download = `playground-${setting.corruption.replace(' ', '-')}-${setting.dose}-${setting.seed}.json`;
      link.click();
      URL.revokeObjectURL(link.href);
    });
  }
}
