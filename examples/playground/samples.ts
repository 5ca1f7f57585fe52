import { element, make } from './element.js';
import type { Frame, Shown } from './frame.js';
import type { Palette } from './palette.js';
import { paintPicture, pictureCanvas } from './picture.js';
import type { View } from './setting.js';
import { shades } from './shades.js';
import { TASK } from './task.js';

const SIZE = TASK.side ** 2;

/** The first ten examples: image and label before and after, and what the network says. */
export class Samples {
  private readonly items = Array.from({ length: TASK.classes }, () => {
    const [before, after] = [pictureCanvas('before'), pictureCanvas('after')];
    const [was, label, says] = [make('span', 'was'), make('span', 'label'), make('span', 'says')];
    before.setAttribute('role', 'img');
    after.setAttribute('role', 'img');
    return { root: make('li', '', before, was, after, label, says), before, after, was, label, says };
  });

  constructor() {
    element('samples', HTMLUListElement).append(...this.items.map(({ root }) => root));
  }

  /** Paints the ten images of a setting. */
  paint({ original, given, labels, originalLabels, corrupted }: Shown, { panel, ink }: Palette): void {
    const shade = shades(panel, ink);
    this.items.forEach(({ root, before, after, was, label }, i) => {
      const [from, to] = [i * SIZE, (i + 1) * SIZE];
      paintPicture(before, original.subarray(from, to), shade);
      paintPicture(after, given.subarray(from, to), shade);
      const [first, now] = [`${originalLabels[i]}`, `${labels[i]}`];
      before.setAttribute('aria-label', `Original image, a ${first}`);
      after.setAttribute('aria-label', `${corrupted[i] ? 'Corrupted' : 'Clean'} example, labelled ${now}`);
      was.replaceChildren(first === now ? first : make('s', '', first));
      label.textContent = now;
      root.classList.toggle('corrupted', corrupted[i] === 1);
    });
  }

  /** Writes what the network says at a moment, and in the view of early learning whether that is the truth. */
  say({ labels, originalLabels }: Shown, frame: Frame | undefined, view: View): void {
    this.items.forEach(({ root, says }, i) => {
      const said = frame?.predictions[i];
      const fits = said === labels[i];
      root.classList.toggle('fits', fits);
      root.classList.toggle('truly', view === 'early' && !fits && said === originalLabels[i]);
      const words = said === undefined ? '\u00a0' : `says ${said}`;
      if (says.textContent !== words) says.textContent = words;
    });
  }
}
