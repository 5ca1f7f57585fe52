import type { Answer, Question } from './messages.js';

type WithoutId<Kind> = Kind extends unknown ? Omit<Kind, 'id'> : never;

/** A question that awaits its number. */
export type Asked = WithoutId<Question>;

/** What a question's answers are given to. */
export type OnAnswer = (answer: Answer) => void;

/** Numbers questions to the worker, and brings each answer to whoever asked. */
export class Desk {
  private last = 0;
  private readonly asked = new Map<number, OnAnswer>();

  constructor(private readonly worker: Worker) {
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => this.asked.get(data.id)?.(data));
    worker.addEventListener('error', ({ message }) => {
      const text = message || 'the worker could not be loaded; reload the page';
      for (const [id, onAnswer] of this.asked) onAnswer({ id, type: 'failed', message: text });
    });
  }

  /** Asks, and returns the number of the question. */
  ask(question: Asked, onAnswer: OnAnswer): number {
    const id = ++this.last;
    this.asked.set(id, onAnswer);
    this.worker.postMessage({ ...question, id });
    return id;
  }

  /** Lets a training go on for so many frames; 0 holds it. */
  go(id: number, frames: number): void {
    this.worker.postMessage({ id, type: 'go', frames } satisfies Question);
  }

  /** Ends a training; what it still answers is dropped. */
  abort(id: number): void {
    if (this.asked.delete(id)) this.worker.postMessage({ id, type: 'abort' } satisfies Question);
  }
}
