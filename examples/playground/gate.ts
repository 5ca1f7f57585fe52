/** What a training passes after each of its frames: open for ever, for some more frames, or shut. */
export class Gate {
  private wake: (() => void) | undefined;

  /** @param frames how many may pass before it shuts */
  constructor(private frames: number) {}

  /** Lets so many more pass; 0 shuts it. */
  open(frames: number): void {
    this.frames = frames;
    if (frames > 0) this.wake?.();
  }

  /** Resolves when the next frame may be computed. */
  async pass(): Promise<void> {
    while (this.frames <= 0) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    this.frames--;
  }
}
