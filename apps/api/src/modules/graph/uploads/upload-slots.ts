import { AppError } from '../../../http';
import { systemClock, type GraphClock } from '../transport/graph-clock';
import { RequestGate, type GateLimits, type Passenger } from '../transport/request-gate';

/** Longest wait for others, in milliseconds; anyone who waits longer is told to try again. */
export const longestWait = 20_000;
const retryAfterSeconds = 15;

/** Simultaneous files: each takes a little memory, and one of our connections. */
export const fileLimits: GateLimits = { all: 256, ofTenant: 128, ofPerson: 8 };
/** Simultaneous slices: each takes its memory, and a request to Graph. */
export const sliceLimits: GateLimits = { all: 32, ofTenant: 16, ofPerson: 4 };

/** Too much is already being sent. */
export class UploadsBusy extends AppError {
  constructor() {
    super('service_unavailable', 503, 'Many files are being sent right now. Try again soon.', {
      retryAfter: retryAfterSeconds,
    });
  }
}

/** A gate where no one waits forever. */
export class UploadSlots {
  private readonly gate: RequestGate;

  constructor(
    limits: GateLimits,
    private readonly clock: GraphClock = systemClock,
  ) {
    this.gate = new RequestGate(limits);
  }

  /**
   * @returns a function to call once, on leaving
   * @throws UploadsBusy, and the signal's reason if it ends the wait
   */
  async enter(who: Passenger, signal: AbortSignal): Promise<() => void> {
    const limit = this.clock.timeout(longestWait);
    try {
      return await this.gate.enter(who, AbortSignal.any([signal, limit]));
    } catch (error) {
      signal.throwIfAborted();
      throw limit.aborted ? new UploadsBusy() : error;
    }
  }
}
