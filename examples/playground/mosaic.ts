import { element } from './element.js';
import type { Frame, Shown } from './frame.js';
import type { Palette } from './palette.js';
import type { View } from './setting.js';
import { type Group, Tiles } from './tiles.js';

/** The width of a tile with its gap, and the fewest columns below a caption. */
const PITCH = 17;
const FEWEST = 9;

const LEGENDS: Readonly<Record<View, string>> = {
  memorise: 'filled once the network says the label that it was given',
  early: 'filled: it says the given label; framed: it says what the image truly is',
};

/** All training images: the clean ones and the corrupted ones, each a group of tiles. */
export class Mosaic {
  private readonly root = element('tiles', HTMLDivElement);
  private tiles: readonly Tiles[] = [];
  private room = 0;
  private width = 0;

  /** @param onRoom called when there is more or less room than before */
  constructor(onRoom: () => void) {
    // read here, right after a layout, the width costs none
    new ResizeObserver(() => {
      this.room = this.root.clientWidth;
      if (this.outgrown) onRoom();
    }).observe(this.root);
  }

  /** Lays the tiles out for the width that there is: a group in each turn, and in the last one what is seen. */
  *paint(shown: Shown, view: View, palette: Palette): Generator<void> {
    const groups = groupsOf(shown, view);
    this.width = this.room;
    const stacked = this.width < 560;
    const columns = Math.max(FEWEST, Math.floor(this.width / PITCH));
    const first = groups.length > 1 && !stacked ? shareOf(groups, columns - 1) : columns;
    const tiles: Tiles[] = [];
    for (const group of groups) {
      const room = tiles.length === 0 ? first : stacked ? columns : columns - 1 - first;
      tiles.push(new Tiles(group, shown, palette, room));
      yield;
    }
    this.tiles = tiles;
    this.root.replaceChildren(...tiles.map(({ root }) => root));
    element('examples', HTMLSpanElement).textContent = `${shown.labels.length}`;
    element('legend', HTMLElement).textContent = LEGENDS[view];
  }

  /** Whether the room has become another since the tiles were laid out. */
  get outgrown(): boolean {
    return this.width !== this.room;
  }

  /** Shows what the network says at a moment. */
  show(frame: Frame | undefined): void {
    for (const tiles of this.tiles) tiles.show(frame);
  }
}

function groupsOf({ corrupted }: Shown, view: View): readonly Group[] {
  const of = (wanted: number) =>
    Array.from(corrupted.keys()).filter((example) => corrupted[example] === wanted);
  const groups: readonly Group[] = [
    { kind: 'clean', name: 'clean', members: of(0), truth: false },
    {
      kind: 'corrupted',
      name: view === 'early' ? 'wrongly labelled' : 'corrupted',
      members: of(1),
      truth: view === 'early',
    },
  ];
  return groups.filter(({ members }) => members.length > 0);
}

/** The columns of the first of two groups, in proportion to its members. */
function shareOf([{ members: first }, { members: second }]: readonly Group[], columns: number): number {
  const share = Math.round((columns * first.length) / (first.length + second.length));
  return Math.min(columns - FEWEST, Math.max(FEWEST, share));
}
