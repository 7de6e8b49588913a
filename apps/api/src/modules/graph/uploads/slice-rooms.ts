import type { GraphClock } from '../transport/graph-clock';
import type { Passenger } from '../transport/request-gate';
import type { SliceRoom } from './slices';
import { sliceLimits, UploadSlots } from './upload-slots';

/** Slots for slices, passing memory from one to the next: otherwise it would pile up until garbage is collected. */
export class SliceRooms {
  private readonly slots: UploadSlots;
  private readonly free: Buffer[] = [];
  private inUse = 0;

  constructor(
    private readonly size: number,
    clock: GraphClock,
  ) {
    this.slots = new UploadSlots(sliceLimits, clock);
  }

  /** @throws UploadsBusy, and the signal's reason if it ends the wait */
  async enter(who: Passenger, signal: AbortSignal): Promise<SliceRoom> {
    const leave = await this.slots.enter(who, signal);
    const memory = this.free.pop() ?? Buffer.allocUnsafeSlow(this.size);
    this.inUse += 1;
    return {
      memory,
      leave: () => {
        this.inUse -= 1;
        if (this.inUse > 0) this.free.push(memory);
        else this.free.length = 0;
        leave();
      },
    };
  }
}
