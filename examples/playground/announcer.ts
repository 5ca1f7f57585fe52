import { element } from './element.js';

/** Milliseconds from one announcement to the next, at least. */
const PAUSE = 1000;

/** Tells a screen reader where the training stands: the latest news, at most once a second. */
export class Announcer {
  private readonly status = element('status', HTMLParagraphElement);
  private news = '';
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Says it now, or when the last announcement is a second old and nothing newer is known. */
  say(news: string): void {
    this.news = news;
    if (this.timer === undefined) this.speak();
  }

  private speak(): void {
    this.timer = undefined;
    if (this.status.textContent === this.news) return;
    this.status.textContent = this.news;
    this.timer = setTimeout(() => this.speak(), PAUSE);
  }
}
