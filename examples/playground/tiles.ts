import { make } from './element.js';
import type { Frame, Shown } from './frame.js';
import type { Palette } from './palette.js';
import { count } from './percent.js';
import { shades } from './shades.js';
import { TASK } from './task.js';

/** A tile is an image and one pixel of gap. */
const SIDE = TASK.side;
const PITCH = SIDE + 1;

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
  private readonly sheets: (HTMLCanvasElement | undefined)[] = [];
  private readonly looks: Uint8Array;
  readonly root: HTMLElement;

  constructor(
    private readonly group: Group,
    private readonly shown: Shown,
    private readonly palette: Palette,
    private readonly columns: number,
  ) {
    const { kind, name, members } = group;
    this.canvas.setAttribute('role', 'img');
    const caption = make('figcaption', '', make('b', kind, `${count(members.length)} ${name}`), this.fitted);
    this.root = make('figure', '', caption, this.canvas);
    this.canvas.width = columns * PITCH;
    this.canvas.height = Math.ceil(members.length / columns) * PITCH;
    this.looks = new Uint8Array(members.length);
    this.canvas.getContext('2d')?.drawImage(this.sheet(0), 0, 0);
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
      context?.drawImage(this.sheet(look), x, y, PITCH, PITCH, x, y, PITCH, PITCH);
    });
    this.fitted.textContent = frame ? `, ${count(fitted)} fitted` : '';
    this.canvas.setAttribute(
      'aria-label',
      `${count(group.members.length)} ${group.name} training images${this.fitted.textContent}`,
    );
  }

  /** Every tile in a look; painted when a tile first needs it. */
  private sheet(look: number): HTMLCanvasElement {
    this.sheets[look] ??= this.paintSheet(look);
    return this.sheets[look];
  }

  private paintSheet(look: number): HTMLCanvasElement {
    const { group, columns, shown, canvas } = this;
    const { paper, panel, soft, ...colours } = this.palette;
    const shade = look === 1 ? shades(colours[group.kind], panel) : shades(panel, soft, 0.62);
    const [ground, frame] = [wordOf(paper), wordOf(colours.truth)];
    const { width, height } = canvas;
    const words = new Uint32Array(width * height).fill(ground);
    group.members.forEach((example, k) => {
      const at = Math.floor(k / columns) * PITCH * width + (k % columns) * PITCH;
      const from = example * SIDE * SIDE;
      for (let y = 0; y < SIDE; y++) {
        for (let x = 0; x < SIDE; x++) {
          const value = shown.given[from + y * SIDE + x];
          words[at + y * width + x] = look === 2 && isEdge(x, y) ? frame : shade[value];
        }
      }
    });
    const sheet = Object.assign(make('canvas'), { width, height });
    const image = new ImageData(new Uint8ClampedArray(words.buffer), width, height);
    sheet.getContext('2d')?.putImageData(image, 0, 0);
    return sheet;
  }
}

/** How a tile looks: 0, nothing fits; 1, the network says its label; 2, it says what the example truly is. */
function lookOf(said: number | undefined, label: number, original: number | false): number {
  if (said === undefined) return 0;
  return said === label ? 1 : said === original ? 2 : 0;
}

const isEdge = (x: number, y: number) => x < 2 || y < 2 || x >= SIDE - 2 || y >= SIDE - 2;

/** A colour as the four bytes of a pixel, in one word. */
function wordOf([red, green, blue]: readonly number[]): number {
  return new Uint32Array(Uint8ClampedArray.of(red, green, blue, 255).buffer)[0];
}
