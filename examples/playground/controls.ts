import { element, make } from './element.js';
import { DOSES } from './presets.js';
import type { Phase } from './session.js';
import { clamp, LARGEST_SEED, RATES, type Setting } from './setting.js';

/** What the controls tell the page. */
export interface Wishes {
  readonly change: (change: Partial<Setting>) => void;
  readonly toggle: () => void;
  readonly step: () => void;
}

const TRAIN: Readonly<Record<Phase, string>> = {
  idle: 'Train',
  training: 'Stop',
  stopped: 'Go on',
  ended: 'Train again',
};

/** Dose, seed, learning rate and the buttons of the training. */
export class Controls {
  private readonly dose = element('dose', HTMLInputElement);
  private readonly doseName = element('dose-name', HTMLSpanElement);
  private readonly doseShown = element('dose-shown', HTMLOutputElement);
  private readonly seed = element('seed', HTMLInputElement);
  private readonly rate = element('rate', HTMLSelectElement);
  private readonly train = element('train', HTMLButtonElement);

  constructor({ change, toggle, step }: Wishes) {
    this.rate.append(
      ...RATES.map((rate) => Object.assign(make('option', '', `${rate}`), { value: `${rate}` })),
    );
    this.dose.addEventListener('input', () => change({ dose: Number(this.dose.value) }));
    this.seed.addEventListener('change', () =>
      change({ seed: clamp(this.seed.valueAsNumber, LARGEST_SEED) || 0 }),
    );
    this.rate.addEventListener('change', () => change({ rate: Number(this.rate.value) }));
    element('step', HTMLButtonElement).addEventListener('click', step);
    element('controls', HTMLFormElement).addEventListener('submit', (event) => {
      event.preventDefault();
      toggle();
    });
  }

  /** Shows a setting. */
  choose({ corruption, dose, seed, rate }: Setting): void {
    this.doseName.textContent = DOSES[corruption];
    this.dose.value = `${dose}`;
    this.dose.setAttribute('aria-valuetext', `${dose} percent`);
    this.doseShown.textContent = `${dose} %`;
    this.seed.value = `${seed}`;
    this.rate.value = `${rate}`;
  }

  /** Names the button of the training. */
  stand(phase: Phase): void {
    if (this.train.textContent !== TRAIN[phase]) this.train.textContent = TRAIN[phase];
  }
}
