import { AppError } from '../../../http';

/** A sync is already running. */
export class SyncRunning extends AppError {
  constructor() {
    super('sync_running', 409, 'A sync is already running. Wait until it finishes.');
  }
}

/** The decision is not about the waiting run, or no run is waiting. */
export class DecisionOutdated extends AppError {
  constructor() {
    super('conflict', 409, 'This sync is no longer waiting for your decision. Reload the page.');
  }
}

/** There is no roster copy to empty. */
export class MirrorIsOff extends AppError {
  constructor() {
    super('conflict', 409, 'The roster copy is off. Turn it on first.');
  }
}

/** A run is waiting for a decision, so no other can start. */
export class DecisionPending extends AppError {
  constructor() {
    super('conflict', 409, 'Review the stopped sync first.');
  }
}
