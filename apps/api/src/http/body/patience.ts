/** How long a body's sender may keep us waiting, in milliseconds; bytes that arrive in time earn it back. */
export class Patience {
  private left: number;

  constructor(
    private most: number,
    /** Bytes that make up for one second. */
    private readonly leastRate: number,
  ) {
    this.left = most;
  }

  /** Records how long we waited and how much arrived. @returns whether any patience is left */
  wait(milliseconds: number, bytes: number): boolean {
    const earned = (bytes / this.leastRate) * 1000;
    this.left = Math.min(this.most, this.left - milliseconds + earned);
    return this.left > 0;
  }

  /** Allows longer waits from now on. */
  grow(most: number): void {
    this.left += Math.max(0, most - this.most);
    this.most = Math.max(most, this.most);
  }
}
