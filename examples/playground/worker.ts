import { Gate } from './gate.js';
import type { Answer, Question } from './messages.js';
import { cardsOf, shownOf } from './shown.js';

/** The trainings in progress, by their number. */
const running = new Map<number, { readonly gate: Gate; readonly abort: AbortController }>();

const answer = (message: Answer, transfer: Transferable[] = []) => postMessage(message, { transfer });

/** Trains, frame by frame as its gate lets it. TensorFlow.js is loaded now, and not before. */
async function startTraining(question: Extract<Question, { type: 'train' }>): Promise<void> {
  const { id, setting, every, frames } = question;
  const [gate, abort] = [new Gate(frames), new AbortController()];
  running.set(id, { gate, abort });
  try {
    const { runTraining } = await import('./training.js');
    const finished = await runTraining(setting, {
      every,
      signal: abort.signal,
      onFrame: (frame) => {
        if (!abort.signal.aborted) answer({ id, type: 'frame', frame }, [frame.predictions.buffer]);
        return gate.pass();
      },
    });
    if (finished.end !== 'aborted') answer({ id, type: 'finished', finished });
  } finally {
    running.delete(id);
  }
}

async function reply(question: Question): Promise<void> {
  const { id } = question;
  const training = running.get(id);
  switch (question.type) {
    case 'show':
      return answer({ id, type: 'shown', shown: shownOf(question.setting) });
    case 'cards':
      return answer({ id, type: 'cards', cards: cardsOf(question.seed) });
    case 'train':
      return startTraining(question);
    case 'record': {
      const { recordOf } = await import('./record.js');
      return answer({ id, type: 'record', record: recordOf(question.setting) });
    }
    case 'go':
      return training?.gate.open(question.frames);
    case 'abort':
      training?.abort.abort();
      return training?.gate.open(Number.POSITIVE_INFINITY);
  }
}

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  reply(data).catch((error: unknown) => answer({ id: data.id, type: 'failed', message: `${error}` }));
});
