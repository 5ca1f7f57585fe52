import { element, make } from './element.js';
import type { Card } from './messages.js';
import type { Palette } from './palette.js';
import { paintPicture, pictureCanvas } from './picture.js';
import { PRESETS, type Preset, presetOf } from './presets.js';
import type { Setting } from './setting.js';
import { shades } from './shades.js';

/** Six radio buttons that show one digit under each corruption. */
export class Cards {
  private readonly root = element('cards', HTMLFieldSetElement);
  private readonly cards = PRESETS.map((preset, place) => {
    const input = Object.assign(make('input'), { type: 'radio', name: 'preset', value: `${place}` });
    const canvas = pictureCanvas();
    canvas.setAttribute('aria-hidden', 'true');
    const label = make('span', '', '\u00a0');
    const text = make('span', '', preset.name, make('small', '', preset.hint));
    this.root.append(make('label', 'card', input, make('figure', '', canvas, label), text));
    return { input, canvas, label };
  });

  constructor(onChoice: (preset: Preset) => void) {
    this.cards.forEach(({ input }, place) =>
      input.addEventListener('change', () => onChoice(PRESETS[place])),
    );
  }

  /** Marks the card of a setting; the view without cards hides them. */
  choose(setting: Setting): void {
    this.root.hidden = setting.view === 'early';
    const place = presetOf(setting);
    this.cards.forEach(({ input }, k) => {
      input.checked = k === place;
    });
  }

  /** Paints the digit of each card, and writes the label that it carries. */
  paint(pictures: readonly Card[], { panel, ink }: Palette): void {
    const shade = shades(panel, ink);
    pictures.forEach(({ picture, label, originalLabel }, k) => {
      paintPicture(this.cards[k].canvas, picture, shade);
      const kept = label === originalLabel;
      this.cards[k].label.replaceChildren(
        ...(kept
          ? [`${label}`]
          : [make('s', '', `${originalLabel}`), ' ', make('b', 'corrupted', `${label}`)]),
      );
    });
  }
}
