import { make } from './element.js';
import type { Frame, Shown } from './frame.js';
import type { Colour, Palette } from './palette.js';
import { count } from './percent.js';
import { TASK } from './task.js';

/** A tile is an image and one pixel of gap. */
const SIDE = TASK.side;
const PITCH = SIDE + 1;

/** How a tile looks: nothing fits; the network says its label; it says what the example truly is. */
const LOOKS = 3;

/** What a group of tiles shows. */
export interface Group {
  readonly kind: 'clean' | 'corrupted';
  readonly name: string;
  readonly members: readonly number[];
  /** Whether a tile tells that the network says the original label. */
  readonly truth: boolean;
}

/** Training images as tiles of a canvas, each filled once the network says the label that it was given. */
export class Tiles {
  private readonly canvas = make('canvas');
  private readonly fitted = make('span');
  private readonly sheet = document.createElement('canvas');
  private looks: Uint8Array;
  readonly root: HTMLElement;

  constructor(
    private readonly group: Group,
    private readonly shown: Shown,
    palette: Palette,
    private readonly columns: number,
  ) {
    const { kind, name, members } = group;
    this.canvas.setAttribute('role', 'img');
    const caption = make('figcaption', '', make('b', kind, `${count(members.length)} ${name}`), this.fitted);
    this.root = make('figure', '', caption, this.canvas);
    this.canvas.width = columns * PITCH;
    this.canvas.height = Math.ceil(members.length / columns) * PITCH;
    this.sheet.width = this.canvas.width;
    this.sheet.height = this.canvas.height * LOOKS;
    this.paintSheet(palette);
    this.looks = new Uint8Array(members.length).fill(LOOKS);
    this.show(undefined);
  }

  /** Shows what the network says at a moment: draws the tiles that look other than before. */
  show(frame: Frame | undefined): void {
    const { group, shown, looks, columns } = this;
    const context = this.canvas.getContext('2d');
    let fitted = 0;
    group.members.forEach((example, k) => {
      const look = lookOf(
        frame?.predictions[example],
        shown.labels[example],
        group.truth && shown.originalLabels[example],
      );
      if (look === 1) fitted++;
      if (looks[k] === look) return;
      looks[k] = look;
      const [x, y] = [(k % columns) * PITCH, Math.floor(k / columns) * PITCH];
      context?.drawImage(this.sheet, x, y + look * this.canvas.height, PITCH, PITCH, x, y, PITCH, PITCH);
    });
    this.fitted.textContent = frame ? `, ${count(fitted)} fitted` : '';
    this.canvas.setAttribute(
      'aria-label',
      `${count(group.members.length)} ${group.name} training images${this.fitted.textContent}`,
    );
  }

  /** Paints every tile in each of its looks. */
  private paintSheet({ paper, panel, soft, ...colours }: Palette): void {
    const { sheet, group, columns, shown } = this;
    const context = sheet.getContext('2d');
    const fill = colours[group.kind];
    for (let look = 0; look < LOOKS; look++) {
      const image = new ImageData(this.canvas.width, this.canvas.height);
      fillWith(image, paper);
      group.members.forEach((example, k) => {
        const values = shown.given.subarray(example * SIDE * SIDE, (example + 1) * SIDE * SIDE);
        const at = Math.floor(k / columns) * PITCH * image.width + (k % columns) * PITCH;
        const [ground, ink, strength] = look === 1 ? [fill, panel, 1] : [panel, soft, 0.62];
        paintTile(image, at, values, ground, ink, strength, look === 2 ? colours.truth : undefined);
      });
      context?.putImageData(image, 0, look * this.canvas.height);
    }
  }
}

function lookOf(said: number | undefined, label: number, original: number | false): number {
  if (said === undefined) return 0;
  return said === label ? 1 : said === original ? 2 : 0;
}

function fillWith({ data }: ImageData, [red, green, blue]: Colour): void {
  for (let k = 0; k < data.length; k += 4) data.set([red, green, blue, 255], k);
}

function paintTile(
  image: ImageData,
  at: number,
  values: Uint8Array,
  ground: Colour,
  ink: Colour,
  strength: number,
  frame?: Colour,
) {
  for (let k = 0; k < values.length; k++) {
    const [x, y] = [k % SIDE, Math.floor(k / SIDE)];
    const edge = x < 2 || y < 2 || x >= SIDE - 2 || y >= SIDE - 2;
    const to = 4 * (at + y * image.width + x);
    const share = (values[k] / 255) * strength;
    for (let c = 0; c < 3; c++)
      image.data[to + c] = frame && edge ? frame[c] : ground[c] + (ink[c] - ground[c]) * share;
  }
}
